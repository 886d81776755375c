package dev.easel.storage;

import static dev.easel.testing.Samples.CHAT;
import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.signature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.easel.core.house.HouseRules;
import dev.easel.core.house.HouseRules.Ban;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.ModelId;
import dev.easel.core.quota.AuditEntry;
import dev.easel.core.quota.AuditEntry.Action;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those who run spaces decide, and what people set for themselves, on any database. */
abstract class HouseContract extends StoreFixture {
    private static final SpaceRef SPACE = new SpaceRef(CHAT, "space:1");
    private static final SpaceRef OTHER = new SpaceRef(CHAT, "space-2");
    private static final ChannelRef ART = new ChannelRef(CHAT, "art");
    private static final ModelId MODEL = new ModelId("dall-e-3");
    private static final UserRef ADA = new UserRef(CHAT, "42");
    private static final QuotaSubject OF_ADA = QuotaSubject.ofKey("user:chat:42");
    private static final QuotaSubject OF_ART = QuotaSubject.ofKey("channel:chat:art");

    private JdbcHouseBook house;
    private JdbcPreferences preferences;
    private JdbcAuditTrail trail;

    @BeforeEach
    void openBooks() {
        house = new JdbcHouseBook(database);
        preferences = new JdbcPreferences(database);
        trail = new JdbcAuditTrail(database);
    }

    @Test
    void allowsEverythingUntilSomethingIsDecided() {
        assertThat(house.rulesOf(SPACE, NOW)).isEqualTo(HouseRules.NONE);
        assertThat(HouseRules.NONE.isOpen(ART)).isTrue();
        assertThat(HouseRules.NONE.allows(MODEL)).isTrue();
    }

    @Test
    void keepsWhatEachSpaceDecides() {
        house.open(SPACE, ART, signature());
        house.forbid(SPACE, MODEL, signature());
        house.ban(SPACE, ADA, LATER, signature());

        assertThat(house.rulesOf(SPACE, NOW))
                .isEqualTo(new HouseRules(Set.of(ART), Set.of(MODEL), Map.of(ADA, new Ban(LATER, "because"))));
        assertThat(house.rulesOf(SPACE, NOW).isOpen(new ChannelRef(CHAT, "talk")))
                .isFalse();
        assertThat(house.rulesOf(SPACE, LATER).bans()).isEmpty();
        assertThat(house.rulesOf(OTHER, NOW)).isEqualTo(HouseRules.NONE);
    }

    @Test
    void takesItAllBack() {
        house.open(SPACE, ART, signature());
        house.forbid(SPACE, MODEL, signature());
        house.ban(SPACE, ADA, null, signature());

        assertThat(house.close(SPACE, ART, signature())).isTrue();
        assertThat(house.allow(SPACE, MODEL, signature())).isTrue();
        assertThat(house.unban(SPACE, ADA, signature())).isTrue();

        assertThat(house.rulesOf(SPACE, NOW)).isEqualTo(HouseRules.NONE);
    }

    @Test
    void writesDownWhatChangesAndNothingElse() {
        Signature signature = new Signature("chat:7", NOW, "why", SPACE);

        assertThat(house.open(SPACE, ART, signature)).isTrue();
        assertThat(house.open(SPACE, ART, signature)).isFalse();
        assertThat(house.close(SPACE, new ChannelRef(CHAT, "talk"), signature)).isFalse();
        assertThat(house.openAll(SPACE, signature)).isTrue();
        assertThat(house.openAll(SPACE, signature)).isFalse();
        assertThat(house.allow(SPACE, MODEL, signature)).isFalse();
        assertThat(house.forbid(SPACE, MODEL, signature)).isTrue();
        assertThat(house.forbid(SPACE, MODEL, signature)).isFalse();
        assertThat(house.unban(SPACE, ADA, signature)).isFalse();

        assertThat(trail.list(9))
                .extracting(AuditEntry::action, entry -> entry.subject().key(), AuditEntry::detail)
                .containsExactly(
                        tuple(Action.FORBID, "space:chat:space:1", "dall-e-3"),
                        tuple(Action.OPEN, "space:chat:space:1", null),
                        tuple(Action.OPEN, "channel:chat:art", null));
        assertThat(trail.list(9)).extracting(AuditEntry::signature).containsOnly(signature);
    }

    @Test
    void replacesABanByALaterOne() {
        house.ban(SPACE, ADA, LATER, signature());
        house.ban(SPACE, ADA, null, new Signature("chat:7", NOW, "again"));

        assertThat(house.rulesOf(SPACE, LATER).bans()).isEqualTo(Map.of(ADA, new Ban(null, "again")));
    }

    @Test
    void showsEachSpaceItsOwnPartOfTheTrail() {
        house.forbid(SPACE, MODEL, new Signature("chat:7", NOW, "here", SPACE));
        house.forbid(OTHER, MODEL, new Signature("chat:8", NOW, "there", OTHER));
        new JdbcGate(database)
                .bar(QuotaSubject.ofKey("space:chat:space:1"), null, new Signature("cli:root", NOW, "all"));

        assertThat(trail.listOf(SPACE, 9))
                .extracting(entry -> entry.signature().reason())
                .containsExactly("all", "here");
        assertThat(trail.listOf(SPACE, 1)).hasSize(1);
    }

    @Test
    void keepsDefaultsForEachSubject() {
        preferences.set(OF_ADA, Map.of("size", "landscape", "count", "2"), signature());
        preferences.set(OF_ADA, Map.of("size", "square"), signature());
        preferences.set(OF_ART, Map.of("model", "dall-e-3"), signature());
        preferences.unset(OF_ADA, Set.of("count", "style"), signature());

        assertThat(preferences.listOf(List.of(OF_ART, QuotaSubject.ofKey("user:chat:43"), OF_ADA)))
                .containsExactly(Map.of("model", "dall-e-3"), Map.of(), Map.of("size", "square"));
        assertThat(trail.list(9)).extracting(AuditEntry::detail).containsExactly("model=dall-e-3");
    }

    @Test
    void takesAnEventOnceInAMonth() {
        JdbcOccasions occasions = new JdbcOccasions(database);
        Instant muchLater = NOW.plus(Duration.ofDays(31));

        assertThat(occasions.take(CHAT, "event", NOW)).isTrue();
        assertThat(occasions.take(CHAT, "event", LATER)).isFalse();
        assertThat(occasions.take(CHAT, "another", NOW)).isTrue();
        assertThat(occasions.take(CHAT, "event", muchLater)).isTrue();
    }
}
