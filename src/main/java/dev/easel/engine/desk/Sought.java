package dev.easel.engine.desk;

import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.gallery.Search;
import dev.easel.core.text.GalleryWording;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in their gallery, as it was typed or as it stands in a control.
 *
 * @param words with spaces between
 */
record Sought(
        String words, @Nullable LocalDate from, @Nullable LocalDate to) {
    /** Days in a control, where there is little room: counted from 1970, with 36 digits. */
    private static final Pattern DAYS = Pattern.compile("@([0-9a-z]{0,5})-([0-9a-z]{0,5})");

    private static final int DIGITS = 36;

    /** @throws MisunderstoodException when something is no day */
    static Sought of(Inquiry inquiry, GalleryWording wording) {
        List<String> words = inquiry.words();
        Matcher days = DAYS.matcher(words.isEmpty() ? "" : words.getFirst());
        if (inquiry.find("before").isPresent() && days.matches()) {
            return new Sought(String.join(" ", words.subList(1, words.size())), day(days.group(1)), day(days.group(2)));
        }
        return new Sought(
                String.join(" ", words).toLowerCase(Locale.ROOT),
                typed("from", inquiry, wording),
                typed("to", inquiry, wording));
    }

    private static @Nullable LocalDate day(String digits) {
        return digits.isEmpty() ? null : LocalDate.ofEpochDay(Long.parseLong(digits, DIGITS));
    }

    private static @Nullable LocalDate typed(String option, Inquiry inquiry, GalleryWording wording) {
        String typed = inquiry.find(option).orElse("");
        try {
            return typed.isEmpty() ? null : LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            throw new MisunderstoodException(wording.noDay(typed));
        }
    }

    boolean isNothing() {
        return words.isEmpty() && from == null && to == null;
    }

    Search search(ZoneId zone) {
        return Search.of(words, start(from, zone), start(to == null ? null : to.plusDays(1), zone));
    }

    private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    /** Shows what is found behind an exhibit; empty where so much has no room in a control. */
    Optional<Control> more(String id) {
        String days = from == null && to == null ? "" : " @" + digits(from) + "-" + digits(to);
        String text = (days + " " + words).strip();
        String subject = GalleryClerk.SUBJECT + "." + id + (text.isEmpty() ? "" : "." + text);
        return Action.PAGE.word().length() + 1 + subject.length() <= Control.MAX_TEXT
                ? Optional.of(new Control(Action.PAGE, subject))
                : Optional.empty();
    }

    private static String digits(@Nullable LocalDate day) {
        return day == null ? "" : Long.toString(day.toEpochDay(), DIGITS);
    }
}
