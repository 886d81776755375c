package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Gallery;
import dev.easel.core.gallery.Search;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.job.JobId;
import dev.easel.core.job.NewJob;
import dev.easel.testing.Samples;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looking for something in a gallery, on any database. */
abstract class GallerySearchContract extends StoreFixture {
    private static final UserRef WHO = Samples.sender().user();

    private static final ImageRequest HARE =
            new ImageRequest.Generation(Samples.MODEL, new Prompt("a hare"), 1, RenderOptions.of(ImageSize.AUTO));

    private Gallery gallery;

    @BeforeEach
    void openGallery() {
        gallery = new JdbcGallery(database);
    }

    @Test
    void findsByWordsAndTimeWhatIsTheAskersOwn() {
        deliver(Samples.at(named("a1", "42"), NOW.minusSeconds(100)));
        deliver(Samples.withRequest(named("a2", "42"), Samples.edit()));
        deliver(named("a3", "43"));
        deliver(named("a4", "42"));

        assertThat(found("SNOW  fox", null, null, null)).containsExactly("a4", "a2", "a1");
        assertThat(found("fox", NOW.minusSeconds(1), null, "a4")).containsExactly("a2");
        assertThat(found("", null, NOW, null)).containsExactly("a1");
        assertThat(found("", null, null, "a4")).containsExactly("a2", "a1");
        assertThat(found("dragon", null, null, null)).isEmpty();
    }

    @Test
    void findsWordsFarBack() {
        deliver(named("a0001", "42"));
        for (int i = 2; i <= 30; i++) {
            deliver(Samples.withRequest(named("a%04d".formatted(i), "42"), HARE));
        }
        deliver(named("a0031", "42"));
        gallery = new JdbcGallery(database, 5);

        assertThat(found("fox", null, null, null)).containsExactly("a0031", "a0001");
        assertThat(found("fox", null, null, "a0031")).containsExactly("a0001");
        assertThat(found("hare", null, null, "a0012"))
                .startsWith("a0011", "a0010")
                .hasSize(10);
    }

    private List<String> found(String words, @Nullable Instant from, @Nullable Instant until, @Nullable String before) {
        return gallery.search(WHO, Search.of(words, from, until), before, 10).stream()
                .map(Exhibit::id)
                .toList();
    }

    private void deliver(NewJob job) {
        jobs.admit(job);
        jobs.delivered(drawn().lease(), new MessageRef(Samples.CHAT, job.id().value()), NOW);
    }

    private static NewJob named(String id, String user) {
        NewJob job = Samples.by(newJob(id), user, "space-1");
        return GalleryContract.copy(job, new JobId(id), job.presentation());
    }
}
