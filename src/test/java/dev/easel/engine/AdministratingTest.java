package dev.easel.engine;

import static dev.easel.testing.Samples.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.Authority;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.Sender;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.identity.UserRef;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.Signature;
import dev.easel.storage.JdbcAuditTrail;
import dev.easel.storage.JdbcGate;
import dev.easel.testing.Samples;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What those who run a space order, and what follows from it there and nowhere else. */
class AdministratingTest extends EngineFixture {
    private static final Place ELSEWHERE = new Place(new SpaceRef(CHAT, "space-2"), new ChannelRef(CHAT, "channel-2"));

    private int events;

    @Test
    void grantsMoreAndWritesItDown() {
        orders("quota grant @42 --images 10 --window day --reason for the big party --limit 1");

        assertThat(lastWords())
                .isEqualTo("answered: user 42: ▱▱▱▱▱▱▱▱▱▱ 30 of 30 pictures left today: 0 used,"
                        + " whole again in 12 hours. 10 pictures of that on top.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY + 10);
        assertThat(new JdbcAuditTrail(database).list(9)).singleElement().satisfies(entry -> {
            assertThat(entry.amount()).isEqualTo(10);
            assertThat(entry.signature().by()).isEqualTo("chat:7");
            assertThat(entry.signature().reason()).isEqualTo("for the big party");
            assertThat(entry.signature().space()).isEqualTo(new SpaceRef(CHAT, "space-1"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat:42", "<@42>", "<@!42>", "<@42|ada>", "@42", "42"})
    void understandsHowPeopleAreMentioned(String mention) {
        orders("quota set " + mention + " --images 5");

        assertThat(left()).isEqualTo(5);
    }

    @Test
    void takesTypedOptionsLikeFlags() {
        intake().accept(command("easel-admin", "quota set", operator(), Map.of("user", "42", "unlimited", "true")));

        assertThat(lastWords()).isEqualTo("answered: user 42: no limit today: 0 pictures used.");
    }

    @Test
    void givesBackWhatWasUsed() {
        imagine(2);
        runNext();

        orders("quota reset 42");

        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quota|No quota is configured for this place alone.",
                "quota give 42|“quota give” means nothing to me.",
                "quota grant 42|Say how much more",
                "quota grant 42 --images 0|Say how much more",
                "quota grant 42 --images ten|“ten” is not possible for --images.",
                "quota grant 42 --images 1 --budget-usd 2|Give --images or --budget-usd, not both.",
                "quota grant 42 --images 1 --window year|“year” is not a window.",
                "quota grant --images 1|Say whom it is about",
                "quota grant 42 --images 1 --role 5|Name one user, role or channel",
                "quota grant 42 --budget-usd 1|No such quota is configured for user 42.",
                "quota set 42 --images 1 --unlimited|Give one of --images",
                "quota ban 7|You can't ban yourself.",
                "quota ban 42 --for ever|“ever” is not a time.",
                "models forbid dall-e-9|There is no model “dall-e-9” to choose.",
                "models burn dall-e-9|“models burn” means nothing to me.",
                "channels forbid #9|That channel is not among those",
                "channels burn|“channels burn” means nothing to me.",
                "resume|Nothing was paused here",
                "what|For those who run this place:",
                "''|For those who run this place:"
            })
    void saysWhatIsWrongAndChangesNothing(String order, String answer) {
        orders(order);

        assertThat(lastWords()).contains(answer);
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
        assertThat(new JdbcAuditTrail(database).list(9)).isEmpty();
    }

    @Test
    void obeysNobodyElse() {
        intake().accept(command("easel-admin", "quota grant 42 --images 10", Samples.sender(), Map.of()));

        assertThat(lastWords()).startsWith("answered: Only those who run this place can do that.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void doesNothingTwiceForTheSameEvent() {
        Incoming order = command("easel-admin", "quota grant 42 --images 10", operator(), Map.of());

        intake().accept(order);
        intake().accept(order);

        assertThat(left()).isEqualTo(IMAGES_A_DAY + 10);
        assertThat(messenger.transcript()).hasSize(1);
    }

    @Test
    void needsASpaceToDecideAbout() {
        Place inPrivate = new Place(null, new ChannelRef(CHAT, "channel-9"));

        says("/easel-admin pause", operator(), inPrivate);

        assertThat(lastWords()).startsWith("answered: This is a private conversation.");
    }

    @Test
    void bansFromItsOwnSpaceAlone() {
        orders("quota ban 42 --for 7d --reason too many goblins");
        says("a fox", Samples.sender(), Samples.place());
        String refusal = lastWords();
        says("a fox", Samples.sender(), ELSEWHERE);

        assertThat(refusal)
                .isEqualTo(
                        "whispered: The operator of this bot takes no requests from you at present. The reason given:"
                                + " “too many goblins”. Nothing was charged. That ends in 7 days.");
        assertThat(lastWords()).startsWith("acknowledged: ");

        orders("quota show 42");
        assertThat(lastWords()).contains("user 42 is banned here for 7 days. The reason given: “too many goblins”.");
        orders("quota unban 42");
        says("a fox", Samples.sender(), Samples.place());
        assertThat(lastWords()).startsWith("acknowledged: ");
    }

    @Test
    void drawsOnlyInTheChannelsThatWereChosen() {
        orders("channels allow <#channel-9|art>");
        assertThat(lastWords()).isEqualTo("answered: I draw only in channel channel-9.");

        says("a fox", Samples.sender(), Samples.place());
        assertThat(lastWords()).startsWith("whispered: I don't draw in this channel.");
        intake().accept(new Incoming.Reaction(
                event(),
                Samples.sender(),
                Samples.place(),
                Samples.replyTo(),
                Samples.message(),
                "🎨",
                List.of(photo())));
        assertThat(lastWords()).startsWith("whispered: I don't draw in this channel.");
        says("a fox", Samples.sender(), ELSEWHERE);
        assertThat(lastWords()).startsWith("acknowledged: ");

        orders("channels allow");
        says("a fox", Samples.sender(), Samples.place());
        assertThat(lastWords()).startsWith("acknowledged: ");
        orders("channels all");
        assertThat(lastWords()).isEqualTo("answered: I draw in every channel of this place.");
    }

    @Test
    void drawsWithoutTheModelsThatAreForbidden() {
        orders("models forbid gpt-image-2.5-flare");
        assertThat(lastWords())
                .containsPattern("gpt-image-2.5-flare – about \\$[0-9.]+ to \\$[0-9.]+ a picture – forbidden here");

        says("a fox", Samples.sender(), Samples.place());
        assertThat(lastWords())
                .startsWith("whispered: gpt-image-2.5-flare is not allowed here. Choose ")
                .endsWith("Nothing was charged.");
        says("a fox --model gpt-image-1-mini", Samples.sender(), Samples.place());
        assertThat(lastWords()).startsWith("acknowledged: ");

        orders("models allow gpt-image-2.5-flare");
        assertThat(lastWords()).doesNotContain("forbidden");
    }

    @Test
    void pausesItsOwnSpaceUntilItResumes() {
        orders("pause --reason cleaning up");
        says("a fox", Samples.sender(), Samples.place());
        String refusal = lastWords();
        says("a fox", Samples.sender(), ELSEWHERE);
        String elsewhere = lastWords();
        orders("resume");
        says("a fox", Samples.sender(), Samples.place());

        assertThat(refusal).contains("Easel is paused on this server", "“cleaning up”");
        assertThat(elsewhere).startsWith("acknowledged: ");
        assertThat(lastWords()).startsWith("acknowledged: ");
    }

    @Test
    void leavesThePauseOfWhoeverRunsEasel() {
        QuotaSubject space = QuotaSubject.ofKey("space:chat:space-1");
        new JdbcGate(database).bar(space, null, new Signature("cli:root", clock.instant(), ""));

        orders("resume");

        assertThat(lastWords()).startsWith("answered: This place was paused by whoever runs Easel");
        assertThat(new JdbcGate(database).listBars(clock.instant())).hasSize(1);
    }

    @Test
    void showsWhatWasDoneHereAndNotElsewhere() {
        orders("quota grant 42 --images 10 --reason party");
        orders("models forbid gpt-image-1-mini");
        says("/easel-admin quota grant 43 --images 99", operator(), ELSEWHERE);

        orders("audit");

        assertThat(lastWords())
                .contains(
                        "2026-11-20 12:00 Z · chat:7 · forbid this place · gpt-image-1-mini",
                        "2026-11-20 12:00 Z · chat:7 · grant user 42 · 10 pictures · 2026-11-20/day · “party”")
                .doesNotContain("99");
    }

    private void orders(String order) {
        says("/easel-admin " + order, operator(), Samples.place());
    }

    private void says(String text, Sender sender, Place place) {
        intake().accept(new Incoming.Mention(event(), sender, place, Samples.replyTo(), text, List.of(), null));
    }

    private Incoming.Command command(String name, String prompt, Sender sender, Map<String, String> options) {
        return new Incoming.Command(
                event(), sender, Samples.place(), Samples.replyTo(), name, prompt, List.of(), options);
    }

    private String event() {
        return "admin-" + events++;
    }

    private static Attachment photo() {
        return new Attachment(Attachment.Role.IMAGE, "photo", "photo.png");
    }

    private static Sender operator() {
        return new Sender(new UserRef(CHAT, "7"), "Grace", Locale.ENGLISH, Set.of(), Authority.OPERATOR);
    }
}
