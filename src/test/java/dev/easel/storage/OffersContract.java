package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.job.Offer;
import dev.easel.core.job.Offer.State;
import dev.easel.core.quota.Cost;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Offers on any database. */
abstract class OffersContract extends StoreFixture {
    private static final Duration STANDS = Duration.ofMinutes(15);
    private static final MessageRef MESSAGE = new MessageRef(Samples.CHAT, "message-1");
    private static final List<Attachment> FILES = List.of(new Attachment(Role.IMAGE, "file-1", "a.png"));

    private JdbcOffers offers;

    @BeforeEach
    void openOffers() {
        offers = new JdbcOffers(database);
    }

    static List<Incoming> everything() {
        Control control = Control.of(Action.AGAIN, "job", 2);
        return List.of(
                command("event-1"),
                new Incoming.Mention(
                        "event-1", Samples.sender(), Samples.place(), Samples.replyTo(), "a fox", FILES, MESSAGE),
                new Incoming.Reaction(
                        "event-1", Samples.sender(), Samples.place(), Samples.replyTo(), MESSAGE, "🎨", FILES),
                new Incoming.Press("event-1", Samples.sender(), Samples.place(), Samples.replyTo(), control),
                new Incoming.Submission(
                        "event-1",
                        Samples.sender(),
                        Samples.place(),
                        Samples.replyTo(),
                        control,
                        "a fox",
                        Map.of("count", "2")),
                new Incoming.MaskSubmission(
                        "event-1",
                        Samples.sender(),
                        Samples.place(),
                        Samples.replyTo(),
                        "session",
                        "a fox",
                        Map.of(),
                        FILES.getFirst()));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void keepsWhateverBroughtTheRequest(Incoming incoming) {
        Offer offer = offer('a', incoming);

        offers.make(offer);

        assertThat(offers.find(offer.id())).contains(offer);
    }

    @Test
    void offersAnEventOnce() {
        assertThat(offers.make(offer('a', command("event-1")))).isTrue();
        assertThat(offers.make(offer('b', command("event-1")))).isFalse();
        assertThat(offers.make(offer('c', command("event-2")))).isTrue();
    }

    @Test
    void isEndedByOneCallerAlone() {
        Offer offer = offer('a', command("event-1"));
        offers.make(offer);

        assertThat(offers.close(offer.id(), State.CONFIRMED, NOW)).isTrue();
        assertThat(offers.close(offer.id(), State.DECLINED, NOW)).isFalse();
        assertThat(offers.find(offer.id()).orElseThrow().state()).isEqualTo(State.CONFIRMED);
    }

    @Test
    void isNotEndedWhenItIsTooOld() {
        Offer offer = offer('a', command("event-1"));
        offers.make(offer);

        assertThat(offers.close(offer.id(), State.CONFIRMED, offer.endsAt())).isFalse();
    }

    @Test
    void forgetsWhatEndedADayAgo() {
        Offer old = offer('a', command("event-1"));
        offers.make(old);

        Offer later = offer('b', command("event-2"));
        Duration age = STANDS.plusDays(1).plusMillis(1);
        offers.make(new Offer(
                later.id(),
                later.incoming(),
                later.cost(),
                NOW.plus(age),
                NOW.plus(age).plus(STANDS),
                State.OPEN));

        assertThat(offers.find(old.id())).isEmpty();
    }

    private static Incoming.Command command(String event) {
        return new Incoming.Command(
                event,
                Samples.sender(),
                Samples.place(),
                Samples.replyTo(),
                "imagine",
                "a fox",
                FILES,
                Map.of("count", "9"),
                MESSAGE);
    }

    private static Offer offer(char digit, Incoming incoming) {
        String id = String.valueOf(digit).repeat(32);
        return new Offer(id, incoming, new Cost(9, 90_000), NOW, NOW.plus(STANDS), State.OPEN);
    }
}
