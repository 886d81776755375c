package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Presentation.Cover;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.Place.Ages;
import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaRules;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import dev.easel.core.quota.Signature;
import dev.easel.storage.JdbcHouseBook;
import dev.easel.testing.Samples;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds in a channel holds in its threads, and what was made for adults stays among them. */
class PlacesTest extends ShownFixture {
    private static final Place CHANNEL = Samples.place();
    private static final Place THREAD = place("thread", CHANNEL.channel(), Ages.ALL);
    private static final Place OTHER = place("other", null, Ages.ALL);
    private static final Place ADULTS = place("adults", null, Ages.ADULTS);
    private static final Place PRIVATE = new Place(null, new ChannelRef(Samples.CHAT, "direct"));

    private static Place place(String channel, @Nullable ChannelRef within, Ages ages) {
        return new Place(CHANNEL.space(), new ChannelRef(Samples.CHAT, channel), within, ages);
    }

    private String ask(Place place, CommandName command) {
        intake().accept(new Incoming.Command(
                event(), ADA, place, Samples.replyTo(), command.word(), "a fox", List.of(), Map.of()));
        return lastWords();
    }

    private Exhibit shownTo(Place place) {
        provider.thenDraws(picture(1));
        ask(place, CommandName.IMAGINE);
        return delivered();
    }

    @Test
    void drawsInTheThreadsOfAnAllowedChannelToo() {
        new JdbcHouseBook(database)
                .open(
                        Objects.requireNonNull(CHANNEL.space()),
                        CHANNEL.channel(),
                        new Signature("ada", clock.instant(), ""));

        assertThat(ask(THREAD, CommandName.IMAGINE)).startsWith("acknowledged");
        assertThat(ask(OTHER, CommandName.IMAGINE)).startsWith("whispered").contains("channel");
    }

    @Test
    void countsAThreadToTheQuotaOfItsChannel() {
        QuotaRule rule = new QuotaRule(QuotaScope.CHANNEL, null, QuotaWindow.DAY, QuotaUnit.IMAGES, 5);
        QuotaRules rules = new QuotaRules(List.of(rule), ZoneOffset.UTC);

        assertThat(rules.applying(ADA, THREAD, clock.instant()))
                .isEqualTo(rules.applying(ADA, CHANNEL, clock.instant()))
                .isNotEqualTo(rules.applying(ADA, OTHER, clock.instant()));
    }

    @Test
    void coversWhatComesFromAPlaceForAdults() {
        Exhibit exhibit = shownTo(ADULTS);

        press(BEN, new Control(Action.VARY, exhibit.id() + ".1"));
        delivered();
        assertThat(messenger.deliveries().getLast().presentation().cover()).isEqualTo(Cover.SPOILER);

        intake().accept(new Incoming.Press(
                event(), BEN, ADULTS, Samples.replyTo("press"), new Control(Action.VARY, exhibit.id() + ".1")));
        delivered();
        assertThat(messenger.deliveries().getLast().presentation().cover()).isEqualTo(Cover.NONE);
    }

    @Test
    void showsItInTheGalleryOnlyWhereItMayBeSeen() {
        shownTo(ADULTS);

        for (Place place : List.of(ADULTS, PRIVATE)) {
            ask(place, CommandName.GALLERY);
            assertThat(messenger.answers().getLast().images()).hasSize(1);
        }
        ask(OTHER, CommandName.GALLERY);
        Answer elsewhere = messenger.answers().getLast();

        assertThat(elsewhere.images()).isEmpty();
        assertThat(elsewhere.controls()).isEmpty();
        assertThat(elsewhere.text().text()).contains("age-restricted");
    }

    @Test
    void givesItsOriginalOnlyWhereItMayBeSeen() {
        Exhibit exhibit = shownTo(ADULTS);

        press(ADA, Action.ORIGINAL, exhibit);

        assertThat(lastWords()).contains("age-restricted channel");
        assertThat(messenger.answers()).isEmpty();
    }
}
