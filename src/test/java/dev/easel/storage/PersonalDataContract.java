package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.CHAT;
import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Incoming;
import dev.easel.core.failure.Failure;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.ImageRef;
import dev.easel.core.job.Job;
import dev.easel.core.job.NewJob;
import dev.easel.core.job.Offer;
import dev.easel.core.person.PersonalData.Dossier;
import dev.easel.core.person.PersonalData.Forgotten;
import dev.easel.core.person.PersonalData.Picture;
import dev.easel.core.quota.AuditEntry;
import dev.easel.core.quota.Cost;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.testing.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept about somebody, and what is left when they asked to be forgotten, on any database. */
abstract class PersonalDataContract extends PersonalDataFixture {
    @Test
    void collectsWhatIsKept() throws IOException {
        ImageRef source = keep("what canary brought");
        deliver(edit("event-1", source), keep("what was drawn"));
        new JdbcPreferences(database).set(subject(), Map.of("style", CANARY), BY_ADA);

        Dossier dossier = data.collect(ADA);

        assertThat(dossier.sheets().getFirst().json()).contains("\"value\" : \"canary\"", "\"used\" : 1");
        assertThat(dossier.sheets().getLast().json())
                .contains("a canary in a cage", "canary Lovelace", "canary-message", "a revised canary")
                .doesNotContain("canary-token");
        assertThat(dossier.pictures())
                .extracting(picture -> picture.image().sha256())
                .hasSize(2)
                .contains(source.sha256());
        assertThat(data.collect(new UserRef(CHAT, "43")).pictures()).isEmpty();
    }

    @Test
    void listsThePicturesAsTheyAreCollected() throws IOException {
        ImageRef source = keep("what canary brought");
        deliver(edit("event-1", source), keep("what was drawn"));
        deliver(edit("event-2", source), keep("what else was drawn"));
        jobs.admit(edit("event-3", keep("what waits")));
        deliver(Samples.by(newJob("event-4"), "43", "space-1"), keep("another's"));

        assertThat(data.listPictures(ADA))
                .isEqualTo(data.collect(ADA).pictures())
                .extracting(Picture::name)
                .hasSize(4)
                .filteredOn(name -> name.startsWith("sources/"))
                .hasSize(2);
    }

    @Test
    void forgetsEverybodyOfASpaceThatTurnedEaselOut() throws IOException {
        ImageRef source = keep("what canary brought");
        ImageRef drawn = keep("what was drawn");
        deliver(edit("event-1", source), drawn);
        SpaceRef other = new SpaceRef(CHAT, "another");

        assertThat(data.forgetAll(other, BY_ADA).requests()).isZero();
        assertThat(leftovers()).isNotEmpty();
        Forgotten forgotten = data.forgetAll(new SpaceRef(CHAT, "space-1"), BY_ADA);
        finish();

        assertThat(forgotten.requests()).isEqualTo(1);
        assertThat(leftovers()).isEmpty();
        assertThat(isKept(drawn)).isFalse();
    }

    @Test
    void leavesNoWordAndNoPictureOfWhoeverIsForgotten() throws IOException {
        ImageRef source = keep("what canary brought");
        ImageRef drawn = keep("what was drawn");
        deliver(edit("event-1", source), drawn);
        jobs.admit(edit("event-2", source));
        Job refused = begun();
        fail(refused, new Failure.PolicyRefusal("moderation_blocked"), NOW);
        jobs.told(refused.lease(), NOW);
        new JdbcPreferences(database).set(subject(), Map.of("style", CANARY), BY_ADA);
        new JdbcIdentities(database).offer(ADA, CANARY, NOW, LATER);
        new JdbcStrikes(database).count(ADA, null, CANARY, NOW, NOW);
        new JdbcOffers(database).make(offer());
        ImageRef shown = keep("what canary attached");
        JdbcTranscript transcript = new JdbcTranscript(database);
        transcript.write(new ChannelRef(CHAT, "42"), "said", "{\"canary\":\"" + shown.sha256() + "\"}", NOW);
        transcript.write(new ChannelRef(CHAT, "42"), "order", "{\"text\":\"/mydata delete yes\"}", NOW);
        assertThat(leftovers()).isNotEmpty();

        data.forget(ADA, BY_ADA);
        finish();

        assertThat(leftovers()).isEmpty();
        assertThat(isKept(source)).isFalse();
        assertThat(isKept(drawn)).isFalse();
        assertThat(isKept(shown)).isFalse();
        assertThat(data.collect(ADA).pictures()).isEmpty();
        assertThat(taken(IMAGES)).isEqualTo(1);
        assertThat(new JdbcGallery(database).listOf(ADA, 9)).isEmpty();
        assertThat(new JdbcAuditTrail(database).list(1).getFirst().action()).isEqualTo(AuditEntry.Action.FORGET);
    }

    @Test
    void keepsWhatOthersNeed() throws IOException {
        ImageRef shared = keep("a picture that two people have");
        deliver(edit("event-1", shared), keep("one canary"));
        NewJob others = Samples.withRequest(Samples.by(newJob("event-2"), "43", "space-1"), request(shared));
        deliver(others, keep("another"));

        data.forget(ADA, BY_ADA);
        finish();

        assertThat(isKept(shared)).isTrue();
        assertThat(data.collect(new UserRef(CHAT, "43")).pictures()).hasSize(2);
    }

    @Test
    void cancelsWhatWaitsAndFinishesWhenTheRestIsOver() throws IOException {
        jobs.admit(edit("event-1", keep("what canary brought")));
        Job running = begun();
        jobs.admit(edit("event-2", keep("what else canary brought")));

        Forgotten forgotten = data.forget(ADA, BY_ADA);
        boolean before = data.finish();
        jobs.arrived(running.lease(), 1, artwork(keep("what was drawn")), 0, 40_000, NOW);
        jobs.drawn(running.lease(), new Cost(1, 40_000), null, NOW);
        jobs.delivered(running.lease(), message(), NOW);
        jobs.told(claimLater().lease(), NOW);
        boolean after = data.finish();

        assertThat(forgotten.underWay()).isEqualTo(2);
        assertThat(before).isFalse();
        assertThat(after).isTrue();
        assertThat(leftovers()).isEmpty();
        assertThat(taken(IMAGES)).isEqualTo(1);
    }

    @Test
    void keepsWhatIsAskedAfterwards() throws IOException {
        jobs.admit(edit("event-1", keep("what canary brought")));
        Job running = begun();
        data.forget(ADA, BY_ADA);

        jobs.admit(Samples.at(edit("event-2", keep("later")), NOW.plusMillis(1)));
        fail(running, new Failure.Expired(), NOW);
        jobs.told(running.lease(), NOW);
        finish();

        assertThat(data.collect(ADA).sheets().getLast().json()).contains("canary");
        assertThat(jobs.claim(ALICE, Samples.PLATFORMS, LATER, LATER)).isPresent();
    }

    @Test
    void goesOnWhereverItWasInterrupted() throws IOException {
        JdbcPersonalData slow = new JdbcPersonalData(database, blobs, 2);
        Saboteur saboteur = Saboteur.in(database);
        int faults = 0;
        for (boolean struck = true; struck; faults++) {
            List<ImageRef> pictures = threeRequests(faults);
            saboteur.strikeAt(faults + 1);
            boolean failed = Saboteur.fails(() -> slow.forget(ADA, BY_ADA));
            struck = saboteur.hasStruck();

            assertThat(failed).isEqualTo(struck);
            if (slow.finish() && data.collect(ADA).pictures().isEmpty()) {
                assertThat(leftovers()).as("after fault %d", faults).isEmpty();
            } else {
                assertThat(data.collect(ADA).pictures()).as("not begun").hasSize(6);
                assertThat(slow.forget(ADA, BY_ADA)).isEqualTo(new Forgotten(3, 6, 0));
                finish();
            }
            assertThat(leftovers()).isEmpty();
            for (ImageRef picture : pictures) {
                assertThat(isKept(picture)).isFalse();
            }
        }

        assertThat(faults).isGreaterThan(25);
    }

    private List<ImageRef> threeRequests(int round) throws IOException {
        List<ImageRef> pictures = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ImageRef source = keep("what canary brought " + round + "." + i);
            ImageRef drawn = keep("what was drawn " + round + "." + i);
            jobs.admit(edit("event-" + round + "." + i, source));
            Job running = begun();
            jobs.arrived(running.lease(), 1, artwork(drawn), 0, 40_000, NOW);
            jobs.drawn(running.lease(), new Cost(1, 40_000), null, NOW);
            jobs.delivered(running.lease(), new MessageRef(CHAT, "canary-message-" + round + "." + i), NOW);
            pictures.addAll(List.of(source, drawn));
        }
        return pictures;
    }

    private Job claimLater() {
        return jobs.claim(ALICE, Samples.PLATFORMS, LATER, LATER.plusSeconds(60))
                .orElseThrow();
    }

    private static Offer offer() {
        Incoming.Mention said = new Incoming.Mention(
                CANARY, Samples.sender("42"), Samples.place(), Samples.replyTo(), "a canary", List.of(), null);
        return new Offer("a".repeat(32), said, new Cost(1, 1), NOW, LATER, Offer.State.OPEN);
    }

    private static QuotaSubject subject() {
        return QuotaSubject.ofKey("user:chat:42");
    }
}
