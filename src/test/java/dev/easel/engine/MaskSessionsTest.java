package dev.easel.engine;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Incoming;
import dev.easel.core.gallery.EditSession;
import dev.easel.core.gallery.EditSession.State;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Origin;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.Painting;
import dev.easel.core.image.Painting.Box;
import dev.easel.core.image.Painting.Effect;
import dev.easel.core.image.Painting.Spot;
import dev.easel.core.job.Job;
import dev.easel.core.text.MaskWording;
import dev.easel.storage.JdbcGallery;
import dev.easel.testing.PlainEditLinks;
import dev.easel.testing.Samples;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From the press on 🖌️ to the job that a painted mask becomes. */
final class MaskSessionsTest extends EngineFixture {
    private static final String OTHER = "another";

    /** Somebody's picture is drawn and delivered. */
    private Exhibit picture(Map<String, String> options) {
        intake().accept(command("event-1", "a fox", options));
        runNext();
        return new JdbcGallery(database).listOf(Samples.sender().user(), 1).getFirst();
    }

    private Exhibit picture() {
        return picture(Map.of());
    }

    private void press(String user, Control control) {
        intake().accept(new Incoming.Press(
                "press-" + user, Samples.sender(user), Samples.place(), Samples.replyTo("channel-1/press"), control));
    }

    private EditSession opened() {
        return editSessions.all().iterator().next();
    }

    private String saidLast() {
        return messenger.transcript().getLast();
    }

    private Incoming.MaskSubmission submission(EditSession session, String prompt, Map<String, String> options)
            throws IOException {
        ImageRef mask = imaging.mask(
                        session.image(), new Painting(List.of(new Box(Effect.ADD, new Spot(0, 0), new Spot(30, 20)))))
                .image();
        return new Incoming.MaskSubmission(
                session.eventId(),
                session.sender(),
                session.place(),
                session.replyTo(),
                session.id(),
                prompt,
                options,
                new Attachment(Role.MASK, mask.sha256(), "mask.png"));
    }

    @Test
    void givesWhoeverPressesALinkThatNobodyElseSees() {
        Exhibit picture = picture();

        press(OTHER, Control.of(Action.PAINT, picture.id(), 1));

        EditSession session = opened();
        assertThat(session.sender().user().id()).isEqualTo(OTHER);
        assertThat(session.image()).isEqualTo(picture.findImage(1).orElseThrow());
        assertThat(session.origin()).isEqualTo(new Origin(picture.id(), 1));
        assertThat(session.title()).isEqualTo("a fox");
        assertThat(saidLast())
                .startsWith("answered: ")
                .contains(PlainEditLinks.ADDRESS + session.id())
                .contains("10 minutes");
    }

    @Test
    void givesALinkForEachOfSeveralPictures() {
        Exhibit picture = picture(Map.of("count", "3"));

        press("42", new Control(Action.PAINT, picture.id()));

        assertThat(editSessions.all())
                .extracting(EditSession::image)
                .containsExactlyInAnyOrderElementsOf(picture.artwork().images().stream()
                        .map(GeneratedImage::image)
                        .toList());
        assertThat(editSessions.all())
                .allSatisfy(session -> assertThat(saidLast())
                        .contains("\n" + session.origin().position() + ": " + PlainEditLinks.ADDRESS + session.id()));
    }

    @Test
    void leavesOutLinksThatThereIsNoRoomFor() {
        List<String> urls = List.of("https://easel.example/mask#1", "https://easel.example/mask#2");
        MaskWording wording = MaskWording.in(Locale.ENGLISH);
        int whole = wording.links(urls, Duration.ofMinutes(10), 2_000).text().length();

        assertThat(wording.links(urls, Duration.ofMinutes(10), whole - 1).text())
                .endsWith("1: https://easel.example/mask#1");
    }

    @Test
    void opensNothingForAPictureThatIsNotThere() {
        Exhibit picture = picture();

        press("42", Control.of(Action.PAINT, picture.id(), 2));
        assertThat(saidLast()).contains("This picture is not here any more");

        press("42", new Control(Action.PAINT, "01hx0000000000000000000000"));
        assertThat(saidLast()).contains("This picture is not here any more");
        assertThat(editSessions.all()).isEmpty();
    }

    @Test
    void showsAPrivatePictureToItsRequesterOnly() throws IOException {
        Exhibit picture = picture(Map.of("private", "true"));

        press(OTHER, Control.of(Action.PAINT, picture.id(), 1));
        assertThat(editSessions.all()).isEmpty();

        press("42", Control.of(Action.PAINT, picture.id(), 1));
        intake().accept(submission(opened(), "a hat", Map.of()));
        assertThat(claim(ALICE).orElseThrow().presentation().visibility()).hasToString("WHISPERED");
    }

    @Test
    void saysSoWhereNobodyCouldOpenALink() {
        Exhibit picture = picture();
        editLinks.reachNobody();

        press("42", Control.of(Action.PAINT, picture.id(), 1));

        assertThat(masks().offers(Samples.CHAT)).isFalse();
        assertThat(saidLast()).contains("EASEL_PUBLIC_URL");
        assertThat(editSessions.all()).isEmpty();
    }

    @Test
    void makesAnEditOfThatPictureThatWhoeverOpenedItPaysFor() throws IOException {
        Exhibit picture = picture();
        press(OTHER, Control.of(Action.PAINT, picture.id(), 1));
        long before = left();

        intake().accept(submission(opened(), "a hat", Map.of("quality", "high")));

        Job job = claim(ALICE).orElseThrow();
        ImageRequest.Edit edit = (ImageRequest.Edit) job.request();
        assertThat(edit.images()).containsExactly(picture.findImage(1).orElseThrow());
        assertThat(edit.mask()).isNotNull();
        assertThat(edit.prompt().text()).isEqualTo("a hat");
        assertThat(edit.options().quality()).isEqualTo("high");
        assertThat(job.sender().user().id()).isEqualTo(OTHER);
        assertThat(left()).isEqualTo(before);
        assertThat(opened().state()).isEqualTo(State.REDEEMED);
    }

    @Test
    void becomesOneJobHoweverOftenItIsSubmitted() throws IOException {
        press("42", Control.of(Action.PAINT, picture().id(), 1));
        Incoming.MaskSubmission submission = submission(opened(), "a hat", Map.of());

        intake().accept(submission);
        intake().accept(submission);

        assertThat(claim(ALICE)).isPresent();
        assertThat(claim(ALICE)).isEmpty();
    }

    @Test
    void staysOpenWhenTheRequestIsRefusedAndSaysWhyOnThePage() throws IOException {
        press("42", Control.of(Action.PAINT, picture().id(), 1));
        List<String> said = messenger.transcript();

        intake().accept(submission(opened(), "", Map.of()));

        assertThat(messenger.transcript()).isEqualTo(said);
        assertThat(opened().state()).isEqualTo(State.OPEN);
        assertThat(opened().refusal()).contains("The prompt is empty");

        intake().accept(submission(opened(), "a hat", Map.of("count", String.valueOf(IMAGES_A_DAY / 2 * 2))));
        assertThat(opened().refusal()).isNotNull();

        intake().accept(submission(opened(), "a hat", Map.of()));
        assertThat(opened().state()).isEqualTo(State.REDEEMED);
        assertThat(opened().refusal()).isNull();
    }

    @Test
    void takesNothingOnceThePaintingIsOver() throws IOException {
        press("42", Control.of(Action.PAINT, picture().id(), 1));
        Incoming.MaskSubmission submission = submission(opened(), "a hat", Map.of());

        clock.advance(EditSession.PAINTING_TAKES);
        intake().accept(submission);

        assertThat(claim(ALICE)).isEmpty();
        assertThat(opened().refusal()).contains("too old");
    }

    @Test
    void forgetsWhatNobodyAsksForAnyMore() {
        Exhibit picture = picture();
        press("42", Control.of(Action.PAINT, picture.id(), 1));
        String first = opened().id();

        clock.advance(Duration.ofDays(2));
        press("42", Control.of(Action.PAINT, picture.id(), 1));

        assertThat(editSessions.find(first)).isEmpty();
        assertThat(opened().openedAt()).isAfter(NOW);
    }
}
