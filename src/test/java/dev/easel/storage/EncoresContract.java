package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.gallery.Exhibit;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.Prompt;
import dev.easel.core.job.Admission;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobState;
import dev.easel.core.job.NewJob;
import dev.easel.testing.Samples;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images that are shown once more, on any database. */
abstract class EncoresContract extends StoreFixture {
    private static final UserRef WHO = Samples.sender().user();
    private static final ImageRequest TWO = Samples.generation(2);

    private JdbcEncores encores;

    @BeforeEach
    void openEncores() {
        encores = new JdbcEncores(database);
    }

    static Stream<ImageRequest> requests() {
        return Stream.of(Samples.generation(2), Samples.edit(), Samples.variation());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void findsWhatWasGivenForTheSameRequest(ImageRequest request) {
        NewJob job = Samples.withRequest(Samples.newJob("event"), request);
        deliver(job);

        Optional<Exhibit> found = encores.find(WHO, request, NOW);

        assertThat(found.map(Exhibit::id))
                .isEqualTo(request.count() == 2 ? Optional.of(job.id().value()) : Optional.empty());
    }

    @Test
    void findsItHoweverTheWordsAreSpacedAndWhateverPreviewsWereShown() {
        deliver(Samples.withRequest(Samples.newJob("event"), words("caf\u00e9 at  night")));

        assertThat(encores.find(WHO, words(" cafe\u0301 at night"), NOW)).isPresent();
        assertThat(encores.find(WHO, words("Caf\u00e9 at night"), NOW)).isEmpty();
    }

    @Test
    void findsNothingOfOthersNorOfLater() {
        deliver(Samples.withRequest(Samples.newJob("event"), TWO));

        assertThat(encores.find(Samples.sender("43").user(), TWO, NOW)).isEmpty();
        assertThat(encores.find(WHO, TWO, NOW.minusMillis(1))).isEmpty();
        assertThat(encores.find(
                        WHO, new ImageRequest.Generation(new ModelId("other"), Samples.PROMPT, 2, TWO.options()), NOW))
                .isEmpty();
    }

    @Test
    void isDrawnAlreadyAndTakesNothing() {
        NewJob first = Samples.withRequest(Samples.newJob("event"), TWO);
        deliver(first);
        NewJob again =
                Samples.withRequest(Samples.withAllowances(Samples.newJob("again"), Samples.imagesADay("42", 0)), TWO);

        Admission admission =
                encores.give(again.asEncore(List.of("once more")), first.id().value());
        Job job = claim();

        assertThat(admission).isEqualTo(new Admission.Admitted(again.id()));
        assertThat(job.state()).isEqualTo(JobState.DRAWN);
        assertThat(job.requireArtwork()).isEqualTo(Samples.artwork(2));
        assertThat(job.notes()).endsWith("once more");
        jobs.delivered(job.lease(), new MessageRef(Samples.CHAT, "message-2"), NOW);
        assertThat(new JdbcGallery(database)
                        .find(again.id().value())
                        .orElseThrow()
                        .micros())
                .isZero();
        assertThat(encores.find(WHO, TWO, NOW).map(Exhibit::id))
                .contains(first.id().value());
    }

    @Test
    void isGivenOnceForAnEvent() {
        NewJob first = Samples.withRequest(Samples.newJob("event"), TWO);
        deliver(first);
        NewJob again = Samples.withRequest(Samples.newJob("again"), TWO);

        encores.give(again.asEncore(List.of()), first.id().value());

        assertThat(encores.give(again.asEncore(List.of()), first.id().value()))
                .isEqualTo(new Admission.Duplicate(again.id()));
    }

    @Test
    void isRefusedOnceTheImagesAreTakenBackAndMayStillBeDrawn() {
        NewJob first = Samples.withRequest(Samples.newJob("event"), TWO);
        deliver(first);
        new JdbcGallery(database).remove(first.id().value(), NOW);
        NewJob again = Samples.withRequest(Samples.newJob("again"), TWO);

        Admission admission = encores.give(again.asEncore(List.of()), first.id().value());

        assertThat(admission).isInstanceOf(Admission.Refused.class);
        assertThat(encores.find(WHO, TWO, NOW)).isEmpty();
        assertThat(jobs.admit(again)).isEqualTo(new Admission.Admitted(again.id()));
    }

    private static ImageRequest words(String prompt) {
        return new ImageRequest.Generation(
                Samples.MODEL, new Prompt(prompt), 2, TWO.options().withPreviews(prompt.length() % 3));
    }

    private void deliver(NewJob job) {
        jobs.admit(job);
        jobs.delivered(drawn().lease(), new MessageRef(Samples.CHAT, job.id().value()), NOW);
    }
}
