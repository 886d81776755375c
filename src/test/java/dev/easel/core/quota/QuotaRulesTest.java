package dev.easel.core.quota;

import static dev.easel.testing.Samples.CHAT;
import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.Sender;
import dev.easel.core.identity.UserRef;
import dev.easel.testing.Samples;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaRulesTest {
    private static final Place DIRECT_MESSAGE = new Place(null, new ChannelRef(CHAT, "dm-42"));

    /** User 42 of role r1 in channel-1 of space-1. */
    @ParameterizedTest
    @CsvSource({
        "USER,,user:chat:42",
        "USER,42,user:chat:42",
        "USER,43,",
        "ROLE,r1,role:chat:r1",
        "ROLE,r2,",
        "CHANNEL,,channel:chat:channel-1",
        "CHANNEL,channel-2,",
        "SPACE,,space:chat:space-1",
        "SPACE,space-2,",
        "INSTANCE,,instance"
    })
    void chargesThoseWhomARuleIsFor(QuotaScope scope, String id, String subject) {
        List<Allowance> allowances = rules(scope, id).applying(Samples.sender(), Samples.place(), NOW);

        assertThat(allowances).extracting(Allowance::subject).isEqualTo(subject == null ? List.of() : List.of(subject));
    }

    @Test
    void chargesNoSpaceForADirectMessage() {
        assertThat(rules(QuotaScope.SPACE, null).applying(Samples.sender(), DIRECT_MESSAGE, NOW))
                .isEmpty();
        assertThat(rules(QuotaScope.USER, null).applying(Samples.sender(), DIRECT_MESSAGE, NOW))
                .hasSize(1);
    }

    @Test
    void keepsPeopleOfDifferentPlatformsApart() {
        Sender elsewhere = new Sender(new UserRef(new PlatformId("elsewhere"), "42"), "Ada", Locale.ENGLISH, Set.of());

        assertThat(rules(QuotaScope.USER, null).applying(elsewhere, DIRECT_MESSAGE, NOW))
                .extracting(Allowance::subject)
                .containsExactly("user:elsewhere:42");
    }

    @Test
    void followsTheCalendarOfItsTimeZone() {
        QuotaRule rule = new QuotaRule(QuotaScope.USER, null, QuotaWindow.DAY, QuotaUnit.IMAGES, 20);
        QuotaRules berlin = new QuotaRules(List.of(rule), ZoneId.of("Europe/Berlin"));

        Instant lateInUtc = Instant.parse("2026-11-20T23:30:00Z");

        assertThat(berlin.applying(Samples.sender(), Samples.place(), lateInUtc))
                .containsExactly(
                        new Allowance(rule, "user:chat:42", "2026-11-21/DAY", Instant.parse("2026-11-21T23:00:00Z")));
    }

    @Test
    void needsToKnowWhichRole() {
        assertThatIllegalArgumentException().isThrownBy(() -> rules(QuotaScope.ROLE, null));
    }

    @Test
    void countsAThreadToItsChannelUnlessARuleIsForIt() {
        Place thread = new Place(null, new ChannelRef(CHAT, "thread"), new ChannelRef(CHAT, "channel"), Place.Ages.ALL);

        assertThat(rules(QuotaScope.CHANNEL, null).applying(Samples.sender(), thread, NOW))
                .extracting(Allowance::subject)
                .containsExactly("channel:chat:channel");
        assertThat(rules(QuotaScope.CHANNEL, "thread").applying(Samples.sender(), thread, NOW))
                .extracting(Allowance::subject)
                .containsExactly("channel:chat:thread");
        assertThat(rules(QuotaScope.CHANNEL, "elsewhere").applying(Samples.sender(), thread, NOW))
                .isEmpty();
    }

    @Test
    void mayAllowNothing() {
        assertThat(new QuotaRule(QuotaScope.USER, null, QuotaWindow.DAY, QuotaUnit.IMAGES, 0).isUnlimited())
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuotaRule(QuotaScope.USER, null, QuotaWindow.DAY, QuotaUnit.IMAGES, -1));
        assertThat(new QuotaRule(QuotaScope.USER, null, QuotaWindow.DAY, QuotaUnit.IMAGES, QuotaRule.UNLIMITED)
                        .isUnlimited())
                .isTrue();
    }

    @Test
    void isForSomebodyWhoHasAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new QuotaSubject(QuotaScope.INSTANCE, CHAT, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new QuotaSubject(QuotaScope.INSTANCE, null, "42"));
        assertThatIllegalArgumentException().isThrownBy(() -> new QuotaSubject(QuotaScope.USER, null, "42"));
        assertThatIllegalArgumentException().isThrownBy(() -> new QuotaSubject(QuotaScope.USER, CHAT, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new QuotaSubject(QuotaScope.USER, CHAT, " "));
    }

    private static QuotaRules rules(QuotaScope scope, String id) {
        return new QuotaRules(List.of(new QuotaRule(scope, id, QuotaWindow.DAY, QuotaUnit.IMAGES, 20)), ZoneOffset.UTC);
    }
}
