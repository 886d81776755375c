package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Document;
import dev.easel.core.chat.Incoming;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Origin;
import dev.easel.core.gallery.PictureLinks;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.ImageRef;
import dev.easel.engine.desk.Desk;
import dev.easel.testing.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is too large for its conversation can be had all the same. */
class OriginalsTest extends ShownFixture {
    private boolean linked;

    @Override
    Desk desk() {
        return linked ? Desks.desk(database, blobs, rules, clock, new Links()) : super.desk();
    }

    private static final class Links implements PictureLinks {
        @Override
        public Optional<String> find(PlatformId platform, Origin picture, Instant now) {
            return Optional.of("https://easel.example/original/" + picture.job() + "-" + picture.position());
        }

        @Override
        public Optional<String> findAll(UserRef whose, Instant now) {
            return Optional.of("https://easel.example/portfolio/" + whose.id());
        }

        @Override
        public Optional<Origin> read(String token, Instant now) {
            return Optional.empty();
        }
    }

    private Answer original(Exhibit exhibit) {
        press(BEN, Action.ORIGINAL, exhibit);
        return messenger.answers().getLast();
    }

    private byte[] joined(List<Document> documents) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Document document : documents) {
            try (InputStream in = document.content().open()) {
                byte[] bytes = in.readAllBytes();
                assertThat(bytes).hasSize((int) document.bytes());
                all.write(bytes);
            }
        }
        return all.toByteArray();
    }

    private byte[] kept(Exhibit exhibit) throws IOException {
        ImageRef image = exhibit.artwork().images().getFirst().image();
        try (InputStream in = blobs.open(image.sha256())) {
            return in.readAllBytes();
        }
    }

    @Test
    void givesTheFileWhereItFitsByNow() throws IOException {
        Exhibit exhibit = shown("a fox");

        Answer answer = original(exhibit);

        assertThat(answer.text().text()).isEqualTo("The original, as it was drawn.");
        assertThat(answer.documents()).extracting(Document::name).containsExactly(exhibit.id() + "-1.png");
        assertThat(joined(answer.documents())).isEqualTo(kept(exhibit));
    }

    @Test
    void givesALinkWherePeopleCanOpenOne() {
        linked = true;
        Exhibit exhibit = shown("a fox", Map.of("count", "2"), 2);
        messenger.takeFilesOf(10);

        Answer answer = original(exhibit);

        assertThat(answer.documents()).isEmpty();
        assertThat(answer.text().text().lines())
                .containsExactly(
                        "The originals, as they were drawn. The links work for 1 hour:",
                        "https://easel.example/original/" + exhibit.id() + "-1",
                        "https://easel.example/original/" + exhibit.id() + "-2");
    }

    @Test
    void givesPiecesThatMakeUpTheFileElse() throws IOException {
        Exhibit exhibit = shown("a fox");
        byte[] kept = kept(exhibit);
        messenger.takeFilesOf(kept.length / 3 + 1);
        messenger.takeMessagesOf(kept.length / 3 * 2L + 2);

        Answer first = original(exhibit);
        press(BEN, first.controls().getFirst());
        Answer second = messenger.answers().getLast();

        assertThat(first.text().text()).contains("7-Zip").endsWith("Message 1 of 2.");
        assertThat(first.documents())
                .extracting(Document::name)
                .containsExactly(exhibit.id() + "-1.png.001", exhibit.id() + "-1.png.002");
        assertThat(second.controls()).isEmpty();
        assertThat(joined(Stream.of(first, second)
                        .flatMap(answer -> answer.documents().stream())
                        .toList()))
                .isEqualTo(kept);
    }

    @Test
    void givesNothingOfWhatWasTakenBackOrIsPrivate() {
        Exhibit open = shown("a fox");
        Exhibit own = shown("a cat", Map.of("private", "true"), 1);

        press(ADA, Action.DELETE, open);
        press(BEN, Action.ORIGINAL, open);
        assertThat(lastWords()).contains("deleted");

        press(BEN, Action.ORIGINAL, own);
        assertThat(lastWords()).contains("Only whoever asked");
    }

    @Test
    void givesWhatTheGalleryCanNotShow() throws IOException {
        Exhibit exhibit = shown("a fox");
        messenger.takeFilesOf(kept(exhibit).length - 1L);

        intake().accept(new Incoming.Command(
                event(), ADA, Samples.place(), Samples.replyTo(), CommandName.GALLERY.word(), "", List.of(), Map.of()));
        Answer gallery = messenger.answers().getLast();

        assertThat(gallery.text().text()).contains("⬇️");
        assertThat(gallery.controls()).containsExactly(new Control(Action.ORIGINAL, exhibit.id()));
    }

    @Test
    void givesALinkToAllPicturesWherePeopleCanOpenOne() {
        linked = true;
        shown("a fox");

        say(ADA, "/gallery", null);
        Control all = messenger.answers().getLast().controls().getLast();
        press(ADA, all);

        assertThat(all.action()).isEqualTo(Action.ALL);
        assertThat(messenger.answers().getLast().text().text())
                .startsWith("All your pictures in one zip file. The link works for 1 hour")
                .endsWith("https://easel.example/portfolio/42");
    }
}
