package dev.easel.engine.desk;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Messenger;
import dev.easel.core.chat.ReplyLimits;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Gallery;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.text.GalleryWording;
import dev.easel.core.text.GalleryWording.Shown;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows people their own pictures, the newest first, a few at a time; those whose words they name, when they name some. */
final class GalleryClerk implements Clerk {
    /** What the controls of this clerk are about. */
    static final String SUBJECT = "gallery";

    private static final int ON_A_PAGE = 4;
    private static final int AT_ONCE = 50;
    private static final int SEARCHED = 1_000;
    private static final int SHOWN_OF_A_PROMPT = 120;

    private final Gallery gallery;
    private final Originals originals;
    private final ZoneId zone;

    /**
     * A clerk.
     *
     * @param originals gives what a page can't show
     * @param zone whose days are named
     */
    GalleryClerk(Gallery gallery, Originals originals, ZoneId zone) {
        this.gallery = gallery;
        this.originals = originals;
        this.zone = zone;
    }

    @Override
    public Answer answer(Inquiry inquiry, Messenger door) {
        if (inquiry.find(Originals.OPTION).isPresent()) {
            return originals.answer(inquiry, door);
        }
        GalleryWording wording = GalleryWording.in(inquiry.sender().locale());
        String sought = String.join(" ", inquiry.words()).toLowerCase(Locale.ROOT);
        String before = inquiry.find("before").orElse("");
        List<Exhibit> found = list(inquiry, sought, before);
        if (found.isEmpty()) {
            return Answer.of(
                    sought.isEmpty() && before.isEmpty()
                            ? wording.empty(door.call(CommandName.IMAGINE))
                            : wording.nothingFound());
        }
        Page page = page(found, inquiry, door.limits(inquiry.incoming().replyTo()), wording);
        List<Control> controls = new ArrayList<>(page.originals());
        if (page.shown() < found.size()) {
            controls.addAll(more(found.get(page.shown() - 1).id(), sought));
        }
        return new Answer(wording.page(page.lines()), page.images(), controls, List.of());
    }

    /**
     * What a page holds.
     *
     * @param originals give what is not shown, in the order of the lines that say so
     */
    private record Page(List<String> lines, List<ImageRef> images, List<Control> originals, int shown) {}

    private List<Exhibit> list(Inquiry inquiry, String sought, String before) {
        List<Exhibit> found = new ArrayList<>();
        String next = before;
        for (int looked = 0; looked < SEARCHED && found.size() <= ON_A_PAGE; looked += AT_ONCE) {
            List<Exhibit> some = next.isEmpty()
                    ? gallery.listOf(inquiry.sender().user(), AT_ONCE)
                    : gallery.listBefore(inquiry.sender().user(), next, AT_ONCE);
            some.stream()
                    .filter(exhibit ->
                            words(exhibit.request()).toLowerCase(Locale.ROOT).contains(sought))
                    .forEach(found::add);
            if (some.size() < AT_ONCE) {
                break;
            }
            next = some.getLast().id();
        }
        return found;
    }

    /** As many as one message takes, at least one; pictures that can't be shown there are named. */
    private Page page(List<Exhibit> found, Inquiry inquiry, ReplyLimits limits, GalleryWording wording) {
        List<String> lines = new ArrayList<>();
        List<ImageRef> images = new ArrayList<>();
        List<Control> larger = new ArrayList<>();
        long bytes = 0;
        int shown = 0;
        for (Exhibit exhibit : found.subList(0, Math.min(ON_A_PAGE, found.size()))) {
            boolean admitted = inquiry.place().admits(exhibit.place());
            List<ImageRef> fitting = admitted ? fitting(exhibit, limits) : List.of();
            long more = fitting.stream().mapToLong(ImageRef::bytes).sum();
            boolean fits =
                    images.size() + fitting.size() <= limits.maxFiles() && bytes + more <= limits.maxMessageBytes();
            if (!fits && shown > 0) {
                break;
            }
            bytes += more;
            images.addAll(fits ? fitting : List.of());
            boolean whole = fits && fitting.size() == exhibit.artwork().images().size();
            Shown how = whole ? Shown.WHOLE : Shown.TOO_LARGE;
            if (admitted && !whole) {
                larger.add(new Control(Action.ORIGINAL, exhibit.id()));
            }
            lines.add(line(exhibit, admitted ? how : Shown.ELSEWHERE, wording));
            shown++;
        }
        return new Page(lines, images, larger, shown);
    }

    private static List<ImageRef> fitting(Exhibit exhibit, ReplyLimits limits) {
        return exhibit.artwork().images().stream()
                .map(GeneratedImage::image)
                .filter(image -> image.bytes() <= limits.maxFileBytes())
                .toList();
    }

    private String line(Exhibit exhibit, Shown shown, GalleryWording wording) {
        return wording.line(
                shortened(words(exhibit.request())),
                exhibit.createdAt().atZone(zone).toLocalDate(),
                exhibit.request().model().value(),
                exhibit.artwork().images().size(),
                shown);
    }

    /** Words that are too long for a control can't be turned over. */
    private static List<Control> more(String id, String sought) {
        String subject = SUBJECT + "." + id + (sought.isEmpty() ? "" : "." + sought);
        return Action.PAGE.word().length() + 1 + subject.length() <= Control.MAX_TEXT
                ? List.of(new Control(Action.PAGE, subject))
                : List.of();
    }

    private static String words(ImageRequest request) {
        return switch (request) {
            case ImageRequest.Generation generation -> generation.prompt().shown();
            case ImageRequest.Edit edit -> edit.prompt().shown();
            case ImageRequest.Variation ignored -> "";
        };
    }

    private static String shortened(String words) {
        String line = words.replaceAll("\\s+", " ");
        int length = line.codePointCount(0, line.length());
        return length <= SHOWN_OF_A_PROMPT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN_OF_A_PROMPT - 1)) + "…";
    }
}
