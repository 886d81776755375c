package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Incoming;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.FailureException;
import dev.easel.core.house.Conduct;
import dev.easel.core.house.Conduct.Unread;
import dev.easel.core.house.Regulation;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.job.Job;
import dev.easel.core.quota.AuditEntry;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.storage.JdbcAuditTrail;
import dev.easel.storage.JdbcHouseBook;
import dev.easel.storage.JdbcPreferences;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the configuration forbids is refused before anything is spent. */
class HouseRulesTest extends EngineFixture {
    private static final SpaceRef SPACE = new SpaceRef(Samples.CHAT, "space-1");

    @Test
    void refusesAForbiddenWordWithoutRepeatingIt() {
        conduct = rules(words(null, "goblin"));

        asks("event-1", "a green GÖBLIN");

        assertThat(lastWords())
                .isEqualTo("whispered: The rules of this place don’t allow a word of this. Say it in other words."
                        + " Nothing was charged.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
        assertThat(runNext()).isFalse();
    }

    @Test
    void refusesABatchWithAForbiddenWordInOneOfItsPrompts() {
        conduct = rules(words(null, "goblin"));

        asks("event-1", "a {fox|goblin}");

        assertThat(lastWords()).startsWith("whispered: ").contains("don’t allow a word of this");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void drawsElsewhereWhatOneSpaceForbids() {
        conduct = rules(words("space-2", "goblin"));

        asks("event-1", "a goblin");

        assertThat(lastWords()).startsWith("acknowledged: ");
    }

    @Test
    void refusesModelsSizesCountsAndChannelsThatAreNotAllowed() {
        conduct = rules(new Regulation(
                "space-1",
                List.of(),
                List.of(),
                Set.of("gpt-image-2.5-flare"),
                Set.of("channel-1"),
                Set.of("1024x1024"),
                2));
        Map<String, String> fitting = Map.of("size", "1024x1024", "count", "2");

        intake().accept(command("event-1", "a fox", Map.of("size", "1536x1024")));
        intake().accept(command("event-2", "a fox", Map.of("size", "1024x1024", "count", "3")));
        intake().accept(command("event-3", "a fox", Map.of("size", "1024x1024", "model", "gpt-image-1-mini")));
        intake().accept(in("channel-2", "event-4", fitting));
        intake().accept(in("channel-1", "event-5", fitting));

        assertThat(messenger.transcript())
                .satisfiesExactly(
                        size -> assertThat(size).contains("don’t allow the size 1536x1024. Choose 1024x1024."),
                        count -> assertThat(count).contains("3 pictures at once", "at most 2"),
                        model -> assertThat(model).contains("gpt-image-1-mini"),
                        channel -> assertThat(channel).startsWith("whispered: "),
                        drawn -> assertThat(drawn).startsWith("acknowledged: "));
    }

    @Test
    void dropsDefaultsThatAreNotAllowedWithANote() {
        conduct = rules(new Regulation(null, List.of(), List.of(), Set.of(), Set.of(), Set.of(), 2));
        new JdbcPreferences(database)
                .set(
                        QuotaSubject.ofKey("user:chat:42"),
                        Map.of("count", "4", "quality", "medium"),
                        Samples.signature());

        asks("event-1", "a fox");

        Job job = claim(Samples.ALICE).orElseThrow();
        assertThat(job.request().count()).isEqualTo(1);
        assertThat(job.notes())
                .containsExactly(
                        "By default: quality medium.",
                        "Not used of the defaults, because it does not go with this request here: count 4.");
    }

    @Test
    void asksTheModerationBeforeAnythingIsSpent() {
        moderator = text -> text.contains("dragon");

        asks("event-1", "a dragon");

        assertThat(lastWords()).startsWith("whispered: The moderation objects to this.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void drawsOrRefusesWhatNobodyCouldReadAsConfigured() {
        moderator = _ -> {
            throw new FailureException(new Failure.ProviderTransient("down", null, Billing.NOT_BILLED));
        };

        asks("event-1", "a fox");
        conduct = new Conduct(List.of(), 0, Duration.ZERO, Duration.ZERO, Unread.REFUSE);
        asks("event-2", "a fox");

        assertThat(messenger.transcript().getFirst()).startsWith("acknowledged: ");
        assertThat(lastWords()).startsWith("whispered: Nobody could check this");
    }

    @Test
    void sendsOutForAWhileWhoIsRefusedTooOften() {
        conduct = strict(words(null, "goblin"), 2);

        asks("event-1", "a goblin");
        asks("event-1", "a goblin");
        asks("event-2", "a fox");
        asks("event-3", "a goblin");
        asks("event-4", "a fox");
        String during = lastWords();
        clock.advance(Duration.ofMinutes(31));
        asks("event-5", "a fox");

        assertThat(messenger.transcript().get(2)).startsWith("acknowledged: ");
        assertThat(during).contains("refused 2 times by the rules of this place");
        assertThat(lastWords()).startsWith("acknowledged: ");
        AuditEntry entry = new JdbcAuditTrail(database).listOf(SPACE, 5).getFirst();
        assertThat(entry.action()).isEqualTo(AuditEntry.Action.BAN);
        assertThat(entry.signature().by()).isEqualTo("house-rules");
    }

    @Test
    void letsAnOperatorLiftATimeOut() {
        conduct = strict(words(null, "goblin"), 1);
        asks("event-1", "a goblin");

        new JdbcHouseBook(database).unban(SPACE, Samples.sender().user(), Samples.signature());
        asks("event-2", "a fox");

        assertThat(lastWords()).startsWith("acknowledged: ");
    }

    @Test
    void sendsOutOfPrivateConversations() {
        conduct = strict(words(null, "goblin"), 1);

        intake().accept(privately("event-1", "a goblin"));
        intake().accept(privately("event-2", "a fox"));

        assertThat(lastWords()).contains("refused 1 times by the rules of this place");
    }

    private static Regulation words(@Nullable String space, String word) {
        return new Regulation(space, List.of(word), List.of(), Set.of(), Set.of(), Set.of(), 10);
    }

    private static Conduct rules(Regulation regulation) {
        return strict(regulation, 0);
    }

    private static Conduct strict(Regulation regulation, int strikes) {
        return new Conduct(List.of(regulation), strikes, Duration.ofDays(1), Duration.ofMinutes(30), Unread.DRAW);
    }

    private void asks(String event, String text) {
        intake().accept(command(event, text, Map.of()));
    }

    private static Incoming.Command in(String channel, String event, Map<String, String> options) {
        Place place = new Place(SPACE, new ChannelRef(Samples.CHAT, channel));
        return new Incoming.Command(
                event, Samples.sender(), place, Samples.replyTo(), "imagine", "a fox", List.of(), options);
    }

    private static Incoming.Command privately(String event, String text) {
        Place place = new Place(null, new ChannelRef(Samples.CHAT, "direct"));
        return new Incoming.Command(
                event, Samples.sender(), place, Samples.replyTo(), "imagine", text, List.of(), Map.of());
    }
}
