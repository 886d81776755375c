package dev.easel.engine;

import dev.easel.core.chat.CommandOption;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Origin;
import dev.easel.core.identity.Sender;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.job.JobId;
import dev.easel.core.job.Order;
import dev.easel.core.text.ExhibitWording;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Wording;
import dev.easel.engine.desk.Titles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what made images: words, model, options, price, where they come from and what was made of them. */
final class Explanations {
    private static final int DESCENDANTS = 100;

    private final Exhibits exhibits;

    Explanations(Exhibits exhibits) {
        this.exhibits = exhibits;
    }

    /** @param reader who is told; of other images only what this person may see */
    UserMessage of(Exhibit exhibit, Sender reader) {
        ExhibitWording wording = ExhibitWording.in(reader.locale());
        return wording.explanation(lines(exhibit, reader, wording));
    }

    /** As {@link #of}, where nothing but its looks shows that a file is it. */
    UserMessage ofLike(Exhibit exhibit, Sender reader) {
        ExhibitWording wording = ExhibitWording.in(reader.locale());
        List<String> lines = lines(exhibit, reader, wording);
        lines.addFirst(wording.byLooks());
        return wording.explanation(lines);
    }

    private List<String> lines(Exhibit exhibit, Sender reader, ExhibitWording wording) {
        ImageRequest request = exhibit.request();
        List<String> lines = new ArrayList<>();
        lines.add(exhibit.gone().prompt() ? wording.wordsGone() : wording.prompt(title(request, reader.locale())));
        if (exhibit.gone().outputs()) {
            lines.add(wording.imagesGone());
        }
        exhibit.artwork().images().stream()
                .map(GeneratedImage::revisedPrompt)
                .filter(Objects::nonNull)
                .filter(revised -> !revised.equals(Titles.words(request)))
                .findFirst()
                .ifPresent(revised -> lines.add(wording.revised(Titles.shortened(revised))));
        lines.add(wording.model(
                exhibit.artwork().model().value(), exhibit.artwork().images().size()));
        lines.add(wording.options(options(exhibit)));
        lines.add(wording.cost(exhibit.micros()));
        from(exhibit, reader, wording).forEach(lines::add);
        long made = exhibits.gallery().listMadeFrom(exhibit.id(), DESCENDANTS).stream()
                .filter(child -> child.isOpenTo(reader.user()))
                .count();
        if (made > 0) {
            lines.add(wording.madeFromIt(made));
        }
        lines.add(wording.asked(nameOf(exhibit), exhibit.createdAt()));
        lines.add(wording.id(exhibit.id()));
        return lines;
    }

    private static String title(ImageRequest request, Locale locale) {
        return Titles.shortened(Titles.of(request, Wording.in(locale)));
    }

    private static Map<String, String> options(Exhibit exhibit) {
        RenderOptions options = exhibit.request().options();
        Map<String, String> said = new LinkedHashMap<>();
        said.put(
                CommandOption.SIZE.word(),
                exhibit.artwork().images().getFirst().image().size().text());
        put(said, CommandOption.QUALITY, options.quality());
        put(said, CommandOption.BACKGROUND, options.background());
        put(
                said,
                CommandOption.FORMAT,
                options.format() == null ? null : options.format().text());
        put(said, CommandOption.COMPRESSION, options.compression());
        put(said, CommandOption.STYLE, options.style());
        put(said, CommandOption.MODERATION, options.moderation());
        put(said, CommandOption.INPUT_FIDELITY, options.inputFidelity());
        return said;
    }

    private static void put(Map<String, String> said, CommandOption option, @Nullable Object value) {
        if (value != null) {
            said.put(option.word(), value.toString());
        }
    }

    private Stream<String> from(Exhibit exhibit, Sender reader, ExhibitWording wording) {
        Origin origin = exhibit.origin();
        Stream<String> mask = exhibit.request() instanceof ImageRequest.Edit edit && edit.mask() != null
                ? Stream.of(wording.masked())
                : Stream.empty();
        if (origin == null) {
            return exhibit.request().sources().isEmpty()
                    ? Stream.empty()
                    : Stream.concat(Stream.of(wording.fromFile()), mask);
        }
        String parent = exhibits.gallery()
                .find(origin.job())
                .filter(shown -> shown.isOpenTo(reader.user()))
                .map(shown -> wording.from(origin.position(), title(shown.request(), reader.locale()), shown.id()))
                .orElseGet(wording::fromUnknown);
        return Stream.concat(Stream.of(parent), mask);
    }

    private String nameOf(Exhibit exhibit) {
        return JobId.find(exhibit.id())
                .flatMap(exhibits.jobs()::findOrder)
                .map(Order::sender)
                .map(Sender::displayName)
                .orElse(exhibit.requester().id());
    }
}
