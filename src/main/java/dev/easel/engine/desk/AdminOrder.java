package dev.easel.engine.desk;

import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.identity.UserRef;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import dev.easel.core.quota.Signature;
import dev.easel.core.text.AdminWording;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the operator of a space typed or chose, understood. */
record AdminOrder(Inquiry inquiry, SpaceRef space, AdminWording wording) {
    private static final Pattern MENTION = Pattern.compile("<?(@&|@!?|#)?([^\\s<>@#|&!]+)(?:\\|[^>]*)?>?");
    private static final Pattern TIME = Pattern.compile("([1-9]\\d{0,4})([mhdw])");
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);
    private static final int MICROS = 6;
    private static final int LONGEST_REASON = 300;

    /** So much of something: images, or micro-dollars. */
    record Amount(QuotaUnit unit, long value) {}

    /** The word behind the subject that it is about, such as {@code grant}. */
    String verb() {
        return inquiry.word(1);
    }

    PlatformId platform() {
        return space.platform();
    }

    /** Whom it is about: somebody, a role or a channel. */
    Optional<QuotaSubject> findSubject() {
        List<QuotaSubject> subjects = new ArrayList<>();
        named("user").map(id -> subject(QuotaScope.USER, id)).ifPresent(subjects::add);
        named("role").map(id -> subject(QuotaScope.ROLE, id)).ifPresent(subjects::add);
        named("channel").map(id -> subject(QuotaScope.CHANNEL, id)).ifPresent(subjects::add);
        if (inquiry.words().size() > 2) {
            Matcher mention = mention(inquiry.words().get(2));
            String sign = String.valueOf(mention.group(1));
            QuotaScope scope =
                    sign.equals("#") ? QuotaScope.CHANNEL : sign.equals("@&") ? QuotaScope.ROLE : QuotaScope.USER;
            subjects.add(subject(scope, mention.group(2)));
        }
        if (subjects.size() > 1) {
            throw new MisunderstoodException(wording.several());
        }
        return subjects.stream().findFirst();
    }

    QuotaSubject requireSubject() {
        return findSubject().orElseThrow(() -> new MisunderstoodException(wording.nobody()));
    }

    UserRef requireUser() {
        QuotaSubject subject = requireSubject();
        if (subject.scope() != QuotaScope.USER) {
            throw new MisunderstoodException(wording.nobody());
        }
        return new UserRef(platform(), String.valueOf(subject.id()));
    }

    private QuotaSubject subject(QuotaScope scope, String id) {
        return new QuotaSubject(scope, platform(), id);
    }

    private Optional<String> named(String option) {
        return inquiry.find(option)
                .filter(text -> !text.isEmpty())
                .map(text -> mention(text).group(2));
    }

    private Matcher mention(String text) {
        // As the operator's tools name them, too: with the platform before the id.
        String bare = text.startsWith(platform() + ":")
                ? text.substring(platform().name().length() + 1)
                : text;
        Matcher mention = MENTION.matcher(bare);
        if (!mention.matches()) {
            throw new MisunderstoodException(wording.unreadable(text));
        }
        return mention;
    }

    /** How much, of what; one of both or neither. */
    Optional<Amount> findAmount() {
        Optional<String> images = inquiry.find("images");
        Optional<String> budget = inquiry.find("budget-usd");
        if (images.isPresent() && budget.isPresent()) {
            throw new MisunderstoodException(wording.oneAmount());
        }
        return images.map(text -> new Amount(QuotaUnit.IMAGES, number("images", text, 0)))
                .or(() -> budget.map(text -> new Amount(QuotaUnit.BUDGET, number("budget-usd", text, MICROS))));
    }

    /** In units of so many decimal places. */
    private long number(String option, String text, int places) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.signum() >= 0 && number.compareTo(MOST) <= 0) {
                return number.movePointRight(places).longValueExact();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // said below
        }
        throw new MisunderstoodException(wording.badNumber(option, text));
    }

    Optional<QuotaWindow> findWindow() {
        return inquiry.find("window")
                .filter(text -> !text.isEmpty())
                .map(text -> Arrays.stream(QuotaWindow.values())
                        .filter(window -> window.name().equals(text.toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new MisunderstoodException(wording.badWindow(text))));
    }

    /** How long something lasts. */
    Optional<Duration> findTime() {
        return inquiry.find("for").filter(text -> !text.isEmpty()).map(text -> {
            Matcher parts = TIME.matcher(text);
            if (!parts.matches()) {
                throw new MisunderstoodException(wording.badTime(text));
            }
            long number = Long.parseLong(parts.group(1));
            return switch (parts.group(2)) {
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                case "d" -> Duration.ofDays(number);
                default -> Duration.ofDays(7 * number);
            };
        });
    }

    /** How many lines to list, within what can be shown. */
    int limit() {
        return (int) Math.clamp(
                inquiry.find("limit").map(text -> number("limit", text, 0)).orElse(20L), 1L, 100L);
    }

    /** Whether a switch was given. */
    boolean has(String option) {
        return inquiry.find(option)
                .filter(text -> !text.equalsIgnoreCase("false"))
                .isPresent();
    }

    Signature signature(Instant now) {
        UserRef by = inquiry.sender().user();
        String reason =
                inquiry.find("reason").orElse("").replaceAll("\\s+", " ").strip();
        int length = Math.min(LONGEST_REASON, reason.codePointCount(0, reason.length()));
        return new Signature(
                by.platform() + ":" + by.id(), now, reason.substring(0, reason.offsetByCodePoints(0, length)), space);
    }
}
