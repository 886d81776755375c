package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Gone;
import dev.easel.core.gallery.Origin;
import dev.easel.core.gallery.RetentionRule;
import dev.easel.core.gallery.Viewer;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.Likeness;
import dev.easel.core.image.Stamp;
import dev.easel.core.image.Traits;
import dev.easel.core.job.Admission;
import dev.easel.core.job.NewJob;
import dev.easel.core.job.Order;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What goes after a while, on any database. */
abstract class RetentionContract extends StoreFixture {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Instant AFTER_A_WEEK = NOW.plus(WEEK).plusMillis(1);
    private static final ImageRequest.Edit EDIT = new ImageRequest.Edit(
            Samples.MODEL,
            Samples.PROMPT,
            List.of(Samples.image(8)),
            null,
            2,
            Samples.edit().options());
    private static final String SOURCE = EDIT.images().getFirst().sha256();
    private static final String DRAWN =
            Samples.artwork(2).images().getFirst().image().sha256();

    @Test
    void keepsEverythingWhereNothingIsSetAndUntilItsTime() {
        NewJob job = delivered("event");

        assertThat(run(RetentionRule.FOREVER, AFTER_A_WEEK)).isEqualTo(Retention.Done.NOTHING);
        assertThat(run(new RetentionRule(WEEK, WEEK, WEEK), NOW.plus(WEEK))).isEqualTo(Retention.Done.NOTHING);
        assertThat(exhibit(job).gone()).isEqualTo(Gone.NOTHING);
    }

    @Test
    void letsPicturesGoAndKeepsTheRest() {
        NewJob job = delivered("event");

        assertThat(run(new RetentionRule(null, WEEK, null), AFTER_A_WEEK)).isEqualTo(new Retention.Done(0, 1, 0));

        Exhibit exhibit = exhibit(job);
        assertThat(exhibit.gone()).isEqualTo(new Gone(false, true, false));
        assertThat(exhibit.findImage(1)).isEmpty();
        assertThat(exhibit.request()).isEqualTo(EDIT);
        assertThat(new JdbcGallery(database).listOf(Samples.sender().user(), 10))
                .isEmpty();
        assertThat(new JdbcEncores(database).find(Samples.sender().user(), EDIT, AFTER_A_WEEK))
                .isEmpty();
        assertThat(new JdbcPersonalData(database, new MemoryBlobStore())
                        .collect(Samples.sender().user())
                        .pictures())
                .extracting(picture -> picture.image().sha256())
                .doesNotContain(DRAWN, "0".repeat(64));
    }

    @Test
    void forgetsWhatAPictureLookedLikeWithIt() {
        Origin first = new Origin(delivered("event").id().value(), 1);
        JdbcLikenesses likenesses = new JdbcLikenesses(database);
        Viewer asker = new Viewer(Samples.sender().user(), Samples.place());
        Traits traits = new Traits(new Stamp("a".repeat(32)), new Likeness(5));
        likenesses.keep(first, traits);
        assertThat(likenesses.listLike(List.of(traits.likeness()), 0, asker, 9)).containsExactly(first);

        run(new RetentionRule(null, WEEK, null), AFTER_A_WEEK);
        likenesses.keep(new Origin(first.job(), 2), traits);

        assertThat(likenesses.listLike(List.of(traits.likeness()), 0, asker, 9)).isEmpty();
        assertThat(likenesses.find(traits.stamp(), asker)).contains(first);
        assertThat(likenesses.listUnseenOf(Samples.sender().user(), 9)).isEmpty();
    }

    @Test
    void letsSourcesGoAndKeepsTheRest() {
        NewJob job = delivered("event");

        run(new RetentionRule(WEEK, null, null), AFTER_A_WEEK);

        assertThat(order(job).gone()).isEqualTo(new Gone(true, false, false));
        assertThat(exhibit(job).findImage(1)).isPresent();
        assertThat(ownerless(AFTER_A_WEEK, SOURCE)).containsExactly(SOURCE);
    }

    @Test
    void letsWordsGoAndKeepsTheRest() {
        NewJob job = delivered("event");

        run(new RetentionRule(null, null, WEEK), AFTER_A_WEEK);

        assertThat(order(job).gone()).isEqualTo(new Gone(false, false, true));
        assertThat(order(job).request().shownWords()).isEqualTo("…");
        assertThat(exhibit(job).artwork().images())
                .extracting(GeneratedImage::revisedPrompt)
                .containsOnlyNulls();
        assertThat(exhibit(job).findImage(1)).isPresent();
    }

    @Test
    void touchesNothingOfWhatWaitsRunsOrIsNotDelivered() {
        RetentionRule all = new RetentionRule(WEEK, WEEK, WEEK);
        jobs.admit(Samples.withRequest(Samples.newJob("drawn"), EDIT));
        drawn();
        jobs.admit(Samples.withRequest(Samples.newJob("failed and not told"), EDIT));
        fail(begun(), new Failure.PolicyRefusal("code"), NOW);
        jobs.admit(Samples.withRequest(Samples.newJob("running"), EDIT));
        begun();
        jobs.admit(Samples.withRequest(Samples.newJob("waiting"), EDIT));

        assertThat(run(all, AFTER_A_WEEK)).isEqualTo(Retention.Done.NOTHING);
        assertThat(ownerless(AFTER_A_WEEK, SOURCE, DRAWN)).isEmpty();
    }

    @Test
    void keepsFilesForAnHourAndAsLongAsAnotherJobNeedsThem() {
        NewJob old = delivered("old");
        RetentionRule all = new RetentionRule(WEEK, WEEK, null);
        run(all, AFTER_A_WEEK);
        assertThat(ownerlessNow(SOURCE, DRAWN)).isEmpty();

        jobs.admit(Samples.at(Samples.withRequest(Samples.newJob("new"), EDIT), AFTER_A_WEEK));
        run(all, AFTER_A_WEEK.plus(Retention.GRACE));

        assertThat(ownerlessNow(SOURCE, DRAWN)).containsExactly(DRAWN);
        assertThat(exhibit(old).gone().outputs()).isTrue();
    }

    @Test
    void refusesToMakeSomethingFromWhatIsGone() {
        NewJob old = delivered("old");
        run(new RetentionRule(null, WEEK, null), AFTER_A_WEEK);

        Admission admission = jobs.admit(
                Samples.madeFrom(Samples.newJob("late"), new Origin(old.id().value(), 1)));

        assertThat(admission).isEqualTo(new Admission.Refused(Failure.UserError.of("exhibit-retired")));
    }

    @Test
    void goesOnOverMoreThanOneTransactionTakes() {
        for (int i = 0; i < 205; i++) {
            delivered("event " + i);
        }

        assertThat(run(new RetentionRule(null, null, WEEK), AFTER_A_WEEK).prompts())
                .isEqualTo(205);
        assertThat(run(new RetentionRule(null, null, WEEK), AFTER_A_WEEK).prompts())
                .isZero();
    }

    @Test
    void goesOnWhereverItWasInterrupted() {
        RetentionRule all = new RetentionRule(WEEK, WEEK, WEEK);
        Retention slow = new Retention(database, all, 2);
        Saboteur saboteur = Saboteur.in(database);
        int faults = 0;
        for (boolean struck = true; struck; faults++) {
            List<NewJob> made =
                    List.of(delivered("one " + faults), delivered("two " + faults), delivered("three " + faults));
            saboteur.strikeAt(faults + 1);
            boolean failed = Saboteur.fails(() -> slow.run(AFTER_A_WEEK));
            struck = saboteur.hasStruck();

            assertThat(failed).isEqualTo(struck);
            assertThat(made).allSatisfy(this::isWholeInEachPart);
            slow.run(AFTER_A_WEEK);
            assertThat(made)
                    .allSatisfy(job -> assertThat(order(job).gone()).isEqualTo(new Gone(true, true, true)))
                    .allSatisfy(this::isWholeInEachPart);
            assertThat(slow.backlog(AFTER_A_WEEK)).isEqualTo(Retention.Done.NOTHING);
        }

        assertThat(faults).isGreaterThan(40);
        assertThat(ownerless(AFTER_A_WEEK, SOURCE, DRAWN)).containsExactlyInAnyOrder(SOURCE, DRAWN);
    }

    /** What is marked as gone is gone, and what isn't is all there. */
    private void isWholeInEachPart(NewJob job) {
        Gone gone = order(job).gone();
        String id = job.id().value();
        assertThat(count("job_source WHERE job = :job", id)).isEqualTo(gone.inputs() ? 0 : 1);
        assertThat(count("artwork_image WHERE job = :job AND sha256 <> '%s'".formatted(Forgetting.NO_FILE), id))
                .isEqualTo(gone.outputs() ? 0 : 2);
        assertThat(count("artwork_image WHERE job = :job AND revised_prompt IS NOT NULL", id))
                .isEqualTo(gone.prompt() ? 0 : 1);
        assertThat(order(job).request().shownWords()).isEqualTo(gone.prompt() ? "…" : Samples.PROMPT.text());
    }

    private int count(String what, String job) {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM " + what)
                .bind("job", job)
                .mapTo(int.class)
                .one());
    }

    @Test
    void tellsHowMuchIsKeptTooLong() {
        delivered("one");
        delivered("two");
        Retention retention = new Retention(database, new RetentionRule(WEEK, null, WEEK.multipliedBy(2)));

        assertThat(retention.backlog(NOW.plus(WEEK))).isEqualTo(Retention.Done.NOTHING);
        assertThat(retention.backlog(AFTER_A_WEEK)).isEqualTo(new Retention.Done(2, 0, 0));
        assertThat(retention.backlog(AFTER_A_WEEK.plus(WEEK))).isEqualTo(new Retention.Done(2, 0, 2));
    }

    private Retention.Done run(RetentionRule rule, Instant now) {
        return new Retention(database, rule).run(now);
    }

    private NewJob delivered(String event) {
        NewJob job = Samples.withRequest(Samples.newJob(event), EDIT);
        jobs.admit(job);
        jobs.delivered(drawn().lease(), new MessageRef(Samples.CHAT, job.id().value()), NOW);
        return job;
    }

    /** Which files could be swept once the hour is over. */
    private Set<String> ownerless(Instant since, String... files) {
        run(RetentionRule.FOREVER, since.plus(Retention.GRACE));
        return ownerlessNow(files);
    }

    private Set<String> ownerlessNow(String... files) {
        return database.read(handle -> new BlobOwners(handle).withoutOwner(List.of(files)));
    }

    private Exhibit exhibit(NewJob job) {
        return new JdbcGallery(database).find(job.id().value()).orElseThrow();
    }

    private Order order(NewJob job) {
        return jobs.findOrder(job.id()).orElseThrow();
    }
}
