package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.discord.FakeChannel;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.Slash;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words that an operator keeps to channels for adults, from the configuration to Discord. */
class AgeRestrictedJourneyTest {
    @TempDir
    private Path folder;

    private final FakeDiscord fake = FakeDiscord.start();
    private Easel easel;

    @AfterEach
    void close() {
        easel.close();
        fake.close();
        assertThat(fake.complaints()).isEmpty();
    }

    private void start(String rules) throws IOException {
        easel = new Easel(folder)
                .at(fake)
                .set("EASEL_QUOTAS", "[]")
                .set("EASEL_HOUSE_RULES", rules)
                .start();
    }

    private InteractionProbe imagine(FakeChannel where) {
        return fake.slash(Slash.imagine("a nude by a lake").in(where)).awaitCallback(SOON);
    }

    @Test
    void drawsTheWordWhereAdultsAloneAreLetIn() throws IOException {
        FakeChannel adults = fake.addChannel(fake.guild(), "adults");
        fake.restrictAge(adults);
        start("[{ words: [nude], age-restricted: exempt }]");

        InteractionProbe refused = imagine(fake.channel());

        assertThat(refused.isEphemeral()).isTrue();
        assertThat(refused.original().content()).contains("in age-restricted channels only");
        assertThat(Easel.awaitPictures(imagine(adults)).original().files()).isNotEmpty();
        assertThat(fake.messagesIn(fake.channel().id())).isEmpty();
    }

    @Test
    void hearsThatAChannelBecameOneForAdults() throws IOException {
        start("[{ age-restricted: only }]");
        InteractionProbe refused = imagine(fake.channel());
        assertThat(refused.original().content()).contains("draws in age-restricted channels only");

        fake.restrictAge(fake.channel());

        assertThat(Easel.awaitPictures(imagine(fake.channel())).original().files())
                .isNotEmpty();
    }
}
