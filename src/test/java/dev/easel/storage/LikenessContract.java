package dev.easel.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.gallery.Origin;
import dev.easel.core.gallery.Viewer;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.Place;
import dev.easel.core.image.Likeness;
import dev.easel.core.image.Stamp;
import dev.easel.core.image.Traits;
import dev.easel.core.job.Job;
import dev.easel.core.quota.Signature;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.Samples;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By what drawn images are known again, and to whom. */
abstract class LikenessContract extends StoreFixture {
    private static final Stamp STAMP = new Stamp("a".repeat(32));
    private static final Likeness LOOKS = new Likeness(0x0F0F_1234_5678_9ABCL);
    private static final Likeness NEAR = new Likeness(LOOKS.bits() ^ 0b1011);
    private static final Likeness OTHER = new Likeness(~LOOKS.bits());
    private static final Viewer OWNER = new Viewer(Samples.sender().user(), elsewhere());
    private static final Viewer NEIGHBOUR = new Viewer(Samples.sender("77").user(), Samples.place());
    private static final Viewer STRANGER = new Viewer(Samples.sender("77").user(), elsewhere());

    private JdbcLikenesses likenesses() {
        return new JdbcLikenesses(database);
    }

    private static Place elsewhere() {
        return new Place(null, new ChannelRef(Samples.place().channel().platform(), "elsewhere"));
    }

    private Job drawnJob() {
        jobs.admit(Samples.newJob("event"));
        return drawn();
    }

    private Origin kept() {
        Origin origin = new Origin(drawnJob().id().value(), 1);
        likenesses().keep(origin, new Traits(STAMP, LOOKS));
        return origin;
    }

    @Test
    void findsAnImageByItsStampForThoseWhoMayKnowOfIt() {
        Origin origin = kept();

        assertThat(likenesses().find(STAMP, OWNER)).contains(origin);
        assertThat(likenesses().find(STAMP, NEIGHBOUR)).contains(origin);
        assertThat(likenesses().find(STAMP, STRANGER)).isEmpty();
    }

    @Test
    void findsAnImageByItsLooksForThoseWhoMayKnowOfIt() {
        Origin origin = kept();

        assertThat(likenesses().listLike(List.of(OTHER, NEAR), 3, OWNER, 9)).containsExactly(origin);
        assertThat(likenesses().listLike(List.of(NEAR), 3, NEIGHBOUR, 9)).containsExactly(origin);
        assertThat(likenesses().listLike(List.of(NEAR), 3, STRANGER, 9)).isEmpty();
        assertThat(likenesses().listLike(List.of(NEAR), 2, OWNER, 9)).isEmpty();
    }

    @Test
    void namesImagesThatNobodyHasLookedAt() {
        Job job = drawnJob();
        Origin origin = new Origin(job.id().value(), 1);
        List<Origin> unseen = likenesses().listUnseenOf(Samples.sender().user(), 9);

        likenesses().keep(origin, null);

        assertThat(unseen).contains(origin);
        assertThat(likenesses().listUnseenOf(Samples.sender().user(), 9)).doesNotContain(origin);
        assertThat(likenesses().listUnseen(Instant.EPOCH, 9)).doesNotContain(origin);
        assertThat(likenesses().listUnseenBefore("", 9).unseen()).doesNotContain(origin);
    }

    @Test
    void forgetsAnImageWithItsJob() {
        Job job = drawnJob();
        Origin origin = new Origin(job.id().value(), 1);
        likenesses().keep(origin, new Traits(STAMP, LOOKS));
        jobs.delivered(job.lease(), List.of(new MessageRef(Samples.CHAT, "message-1")), Samples.NOW);

        new JdbcPersonalData(database, new MemoryBlobStore())
                .forget(Samples.sender().user(), new Signature("42", Samples.NOW, ""));
        likenesses().keep(origin, new Traits(STAMP, LOOKS));

        assertThat(rows()).isZero();
    }

    private int rows() {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM likeness")
                .mapTo(int.class)
                .one());
    }
}
