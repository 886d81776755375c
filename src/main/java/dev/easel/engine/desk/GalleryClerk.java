package dev.easel.engine.desk;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Messenger;
import dev.easel.core.chat.ReplyLimits;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Gallery;
import dev.easel.core.gallery.PictureLinks;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageRef;
import dev.easel.core.text.GalleryWording;
import dev.easel.core.text.GalleryWording.Shown;
import dev.easel.core.text.UserMessage;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows people their own pictures, the newest first, a few at a time; those whose words and days they name, when they name
 * some; or gives all of them in one file.
 */
final class GalleryClerk implements Clerk {
    /** What the controls of this clerk are about. */
    static final String SUBJECT = "gallery";

    private static final int ON_A_PAGE = 4;
    private static final int SHOWN_OF_A_PROMPT = 120;

    /** Asks for all of them in one file. */
    static final String ZIP = "zip";

    private final Gallery gallery;
    private final Depictions depictions;
    private final Originals originals;
    private final PictureLinks links;
    private final ZoneId zone;
    private final InstantSource clock;

    /**
     * A clerk.
     *
     * @param originals gives what a page can't show
     * @param links to all of somebody's pictures
     * @param zone whose days are named
     */
    GalleryClerk(Gallery gallery, Originals originals, PictureLinks links, ZoneId zone, InstantSource clock) {
        this.gallery = gallery;
        this.depictions = new Depictions(gallery);
        this.originals = originals;
        this.links = links;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public Answer answer(Inquiry inquiry, Messenger door) {
        if (inquiry.find(Originals.OPTION).isPresent()) {
            return originals.answer(inquiry, door);
        }
        GalleryWording wording = GalleryWording.in(inquiry.sender().locale());
        if (inquiry.find(ZIP).isPresent()) {
            return zip(inquiry, door, wording);
        }
        Sought sought = Sought.of(inquiry, wording);
        Optional<String> before = inquiry.find("before");
        List<Exhibit> found =
                gallery.search(inquiry.sender().user(), sought.search(zone), before.orElse(null), ON_A_PAGE + 1);
        if (found.isEmpty()) {
            return Answer.of(
                    sought.isNothing() && before.isEmpty()
                            ? wording.empty(door.call(CommandName.IMAGINE))
                            : wording.nothingFound());
        }
        Page page = page(found, inquiry, door.limits(inquiry.incoming().replyTo()), wording);
        List<Control> controls = new ArrayList<>(page.originals());
        if (page.shown() < found.size()) {
            sought.more(found.get(page.shown() - 1).id()).ifPresent(controls::add);
        }
        if (before.isEmpty() && link(inquiry).isPresent()) {
            controls.add(new Control(Action.ALL, SUBJECT));
        }
        return new Answer(wording.page(page.lines()), page.images(), controls, List.of());
    }

    private Answer zip(Inquiry inquiry, Messenger door, GalleryWording wording) {
        String call = door.call(CommandName.MYDATA) + " export";
        return Answer.of(link(inquiry)
                .map(url -> wording.zip(url, PictureLinks.LIVES, call))
                .orElseGet(() -> wording.noZip(call)));
    }

    private Optional<String> link(Inquiry inquiry) {
        return links.findAll(inquiry.sender().user(), clock.instant());
    }

    /**
     * What a page holds.
     *
     * @param originals give what is not shown, in the order of the lines that say so
     */
    private record Page(List<String> lines, List<Answer.Picture> images, List<Control> originals, int shown) {}

    /** As many as one message takes, at least one; pictures that can't be shown there are named. */
    private Page page(List<Exhibit> found, Inquiry inquiry, ReplyLimits limits, GalleryWording wording) {
        List<String> lines = new ArrayList<>();
        List<Answer.Picture> images = new ArrayList<>();
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
            if (fits) {
                UserMessage altText = depictions.of(exhibit, inquiry.sender().locale());
                fitting.forEach(image -> images.add(new Answer.Picture(image, altText)));
            }
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
                shortened(exhibit.request().shownWords()),
                exhibit.createdAt().atZone(zone).toLocalDate(),
                exhibit.request().model().value(),
                exhibit.artwork().images().size(),
                shown);
    }

    private static String shortened(String words) {
        String line = words.replaceAll("\\s+", " ");
        int length = line.codePointCount(0, line.length());
        return length <= SHOWN_OF_A_PROMPT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN_OF_A_PROMPT - 1)) + "…";
    }
}
