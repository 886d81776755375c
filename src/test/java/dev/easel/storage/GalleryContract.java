package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Presentation;
import dev.easel.core.chat.Presentation.Cover;
import dev.easel.core.failure.Failure;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Exhibit.Audience;
import dev.easel.core.gallery.Gallery;
import dev.easel.core.gallery.Origin;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.UserRef;
import dev.easel.core.job.Admission;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobId;
import dev.easel.core.job.NewJob;
import dev.easel.core.job.Order;
import dev.easel.core.text.Visibility;
import dev.easel.testing.Samples;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was drawn, as people look at it afterwards, on any database. */
abstract class GalleryContract extends StoreFixture {
    private static final UserRef WHO = Samples.sender().user();
    private static final MessageRef FIRST = new MessageRef(Samples.CHAT, "channel-1/message-1");
    private static final MessageRef SECOND = new MessageRef(Samples.CHAT, "channel-1/message-2");

    private Gallery gallery;

    @BeforeEach
    void openGallery() {
        gallery = new JdbcGallery(database);
    }

    @Test
    void showsADeliveryAsItWasMade() {
        NewJob asked = Samples.madeFrom(Samples.withRequest(newJob("event"), Samples.edit()), new Origin("parent", 2));

        deliver(asked, FIRST, SECOND);

        assertThat(gallery.find(asked.id().value()))
                .contains(new Exhibit(
                        asked.id().value(),
                        WHO,
                        asked.place(),
                        Audience.PLACE,
                        asked.request(),
                        Samples.artwork(2),
                        80_000,
                        NOW,
                        List.of(FIRST, SECOND),
                        new Origin("parent", 2),
                        null));
    }

    @Test
    void isFoundByEachOfItsMessages() {
        NewJob asked = newJob("event");

        deliver(asked, FIRST, SECOND);

        for (MessageRef message : List.of(FIRST, SECOND)) {
            assertThat(gallery.findByMessage(message))
                    .map(Exhibit::id)
                    .contains(asked.id().value());
        }
        assertThat(gallery.findByMessage(new MessageRef(Samples.CHAT, "another")))
                .isEmpty();
    }

    @Test
    void showsTheLaterJobOfAMessageThatWasChanged() {
        deliver(newJob("first"), FIRST);
        NewJob later = newJob("later");
        deliver(later, FIRST);

        assertThat(gallery.findByMessage(FIRST))
                .map(Exhibit::id)
                .contains(later.id().value());
    }

    @Test
    void showsNothingThatIsNotDrawn() {
        NewJob asked = newJob("event");
        jobs.admit(asked);
        Job job = begun();
        jobs.arrived(job.lease(), 1, Samples.artwork(), 0, 30_000, NOW);

        assertThat(gallery.find(asked.id().value())).isEmpty();
        assertThat(gallery.listOf(WHO, 10)).isEmpty();
    }

    @Test
    void showsWhatNobodyCouldBeGiven() {
        NewJob asked = newJob("event");
        jobs.admit(asked);
        jobs.undeliverable(drawn().lease(), new Failure.Undeliverable("gone", Failure.Persistence.LASTING), NOW);

        assertThat(gallery.listOf(WHO, 10))
                .extracting(Exhibit::id)
                .containsExactly(asked.id().value());
    }

    @Test
    void listsSomebodysOwnFromTheNewestOnInPages() {
        for (int n = 1; n <= 5; n++) {
            deliver(named("job" + n, "42"));
        }
        deliver(named("other", "43"));

        List<Exhibit> newest = gallery.listOf(WHO, 2);
        List<Exhibit> next = gallery.listBefore(WHO, newest.getLast().id(), 2);

        assertThat(newest).extracting(Exhibit::id).containsExactly("job5", "job4");
        assertThat(next).extracting(Exhibit::id).containsExactly("job3", "job2");
    }

    @Test
    void findsButDoesNotListWhatWasRemoved() {
        NewJob asked = newJob("event");
        deliver(asked, FIRST);

        gallery.remove(asked.id().value(), LATER);
        gallery.remove(asked.id().value(), LATER.plusSeconds(5));

        assertThat(gallery.findByMessage(FIRST)).map(Exhibit::removedAt).contains(LATER);
        assertThat(gallery.listOf(WHO, 10)).isEmpty();
    }

    @Test
    void admitsNothingThatIsMadeFromWhatWasRemoved() {
        deliver(named("parent", "42"), FIRST);
        NewJob before = Samples.madeFrom(newJob("before"), new Origin("parent", 1));
        NewJob after = Samples.madeFrom(newJob("after"), new Origin("parent", 1));

        Admission first = jobs.admit(before);
        gallery.remove("parent", NOW);

        assertThat(first).isInstanceOf(Admission.Admitted.class);
        assertThat(jobs.admit(after)).isEqualTo(new Admission.Refused(Failure.UserError.of("exhibit-removed")));
    }

    @Test
    void listsWhatWasMadeFromIt() {
        deliver(named("parent", "42"), FIRST);
        deliver(Samples.madeFrom(named("second", "43"), new Origin("parent", 2)), SECOND);
        deliver(Samples.madeFrom(named("first", "42"), new Origin("parent", 1)));

        assertThat(gallery.listMadeFrom("parent", 10)).extracting(Exhibit::id).containsExactly("first", "second");
        assertThat(gallery.listMadeFrom("parent", 1)).hasSize(1);
    }

    @Test
    void keepsPrivateResultsForWhoeverAsked() {
        NewJob asked = withPresentation(newJob("event"), new Presentation(Visibility.WHISPERED, Cover.NONE));

        deliver(asked, FIRST);

        assertThat(gallery.findByMessage(FIRST)).hasValueSatisfying(exhibit -> {
            assertThat(exhibit.isOpenTo(WHO)).isTrue();
            assertThat(exhibit.isOpenTo(Samples.sender("43").user())).isFalse();
        });
    }

    @Test
    void remembersWhatWasAskedWhateverBecameOfIt() {
        NewJob asked = withPresentation(newJob("event"), new Presentation(Visibility.PUBLIC, Cover.SPOILER));
        jobs.admit(asked);
        fail(begun(), new Failure.PolicyRefusal("code"), NOW);

        assertThat(jobs.findOrder(asked.id()))
                .contains(new Order(asked.sender(), asked.place(), asked.request(), asked.presentation(), null));
        assertThat(jobs.findOrder(new JobId("unknown"))).isEmpty();
    }

    @Test
    void passesOverWhatCantBeRead() {
        deliver(named("damaged", "42"), FIRST);
        deliver(named("whole", "42"), SECOND);
        database.change(handle -> handle.execute("UPDATE job SET request = '{' WHERE id = 'damaged'"));

        assertThat(gallery.findByMessage(FIRST)).isEmpty();
        assertThat(gallery.listOf(WHO, 10)).extracting(Exhibit::id).containsExactly("whole");
        assertThat(jobs.findOrder(new JobId("damaged"))).isEmpty();
    }

    private void deliver(NewJob job, MessageRef... messages) {
        jobs.admit(job);
        List<MessageRef> shown = messages.length > 0
                ? List.of(messages)
                : List.of(new MessageRef(Samples.CHAT, job.id().value()));
        jobs.delivered(drawn().lease(), shown, NOW);
    }

    static NewJob named(String id, String user) {
        NewJob job = Samples.by(newJob(id), user, "space-1");
        return copy(job, new JobId(id), job.presentation());
    }

    private static NewJob withPresentation(NewJob job, Presentation presentation) {
        return copy(job, job.id(), presentation);
    }

    static NewJob copy(NewJob job, JobId id, Presentation presentation) {
        return new NewJob(
                id,
                job.eventId(),
                job.sender(),
                job.place(),
                job.replyTo(),
                job.request(),
                presentation,
                job.notes(),
                job.cost(),
                job.allowances(),
                job.now(),
                job.claimableFrom(),
                job.deadline(),
                job.pinnedTo(),
                job.origin());
    }
}
