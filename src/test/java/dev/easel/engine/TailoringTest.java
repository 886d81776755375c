package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ModelId;
import dev.easel.core.job.Job;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.text.Visibility;
import dev.easel.storage.JdbcHouseBook;
import dev.easel.storage.JdbcPreferences;
import dev.easel.testing.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What requests are made of that nobody typed. */
class TailoringTest extends EngineFixture {
    private static final QuotaSubject OWN = QuotaSubject.ofKey("user:chat:42");
    private static final QuotaSubject CHANNEL = QuotaSubject.ofKey("channel:chat:channel-1");
    private static final QuotaSubject SPACE = QuotaSubject.ofKey("space:chat:space-1");

    @Test
    void drawsByOnesOwnDefaultsThenTheChannelsThenTheSpaces() {
        prefers(OWN, Map.of("count", "2"));
        prefers(CHANNEL, Map.of("count", "3", "quality", "medium"));
        prefers(SPACE, Map.of("count", "4", "quality", "high", "size", "landscape"));

        ImageRequest request = asked("a fox").request();

        assertThat(request.count()).isEqualTo(2);
        assertThat(request.options().quality()).isEqualTo("medium");
        assertThat(request.options().size().text()).isEqualTo("1536x1024");
    }

    @Test
    void saysWhichDefaultsItUsed() {
        prefers(OWN, Map.of("count", "2", "quality", "medium"));

        assertThat(asked("a fox").notes()).containsExactly("By default: quality medium, count 2.");
    }

    @Test
    void followsWhatIsTypedFirst() {
        prefers(OWN, Map.of("count", "2"));

        Job job = asked("a fox --count 1");

        assertThat(job.request().count()).isEqualTo(1);
        assertThat(job.notes()).isEmpty();
    }

    @Test
    void dropsWhatTheModelDoesNotKnowWithANote() {
        prefers(OWN, Map.of("quality", "ultra", "count", "2"));

        Job job = asked("a fox");

        assertThat(job.request().count()).isEqualTo(2);
        assertThat(job.request().options().quality()).isEqualTo("low");
        assertThat(job.notes())
                .containsExactly(
                        "By default: count 2.",
                        "Not used of the defaults, because it does not go with this request here: quality ultra.");
    }

    @Test
    void dropsAModelThatIsNotAllowedAnyMore() {
        prefers(OWN, Map.of("model", "gpt-image-1-mini"));
        new JdbcHouseBook(database)
                .forbid(new SpaceRef(Samples.CHAT, "space-1"), new ModelId("gpt-image-1-mini"), Samples.signature());

        Job job = asked("a fox");

        assertThat(job.request().model()).isEqualTo(new ModelId(model));
        assertThat(job.notes()).singleElement().asString().contains("model gpt-image-1-mini");
    }

    @Test
    void blamesNoDefaultForWhatWasTypedWrongly() {
        prefers(OWN, Map.of("count", "2"));

        says("a fox --quality ultra");

        assertThat(lastWords()).startsWith("whispered: gpt-image-2.5-flare has no quality “ultra”.");
    }

    @Test
    void keepsPicturesPrivateForThoseWhoPreferIt() {
        prefers(OWN, Map.of("private", "true"));

        assertThat(asked("a fox").presentation().visibility()).isEqualTo(Visibility.WHISPERED);
    }

    private void prefers(QuotaSubject subject, Map<String, String> options) {
        new JdbcPreferences(database).set(subject, options, Samples.signature());
    }

    private Job asked(String text) {
        says(text);
        return claim(Samples.ALICE).orElseThrow();
    }

    private void says(String text) {
        intake().accept(new Incoming.Mention(
                "event-1", Samples.sender(), Samples.place(), Samples.replyTo(), text, List.of(), null));
    }
}
