package dev.easel.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Presentation;
import dev.easel.core.text.Caption;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Visibility;
import dev.easel.core.text.Wording;
import dev.easel.platform.discord.DiscordRig.Asked;
import dev.easel.testing.discord.FailsOnJdaErrors;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A delivery with everything that can be pressed below it. */
@ExtendWith(FailsOnJdaErrors.class)
abstract class DiscordControlsFixture {
    static final String JOB = "0123456789abcdefghjkmnp";
    static final Wording WORDS = Wording.in(Locale.ENGLISH);
    static final UserMessage WHISPER = WORDS.cancelled();
    final DiscordRig rig = DiscordRig.connected();
    final FakeDiscord fake = rig.fake();

    @AfterEach
    void close() {
        rig.close();
        assertThat(fake.complaints()).isEmpty();
    }

    SeenMessage delivered(List<Control> controls) throws IOException {
        Asked asked = rig.ask(Slash.imagine("a cat"));
        rig.messenger().acknowledge(asked.address(), WORDS.queued(0, Duration.ZERO, Visibility.PUBLIC));
        UserMessage caption =
                WORDS.caption(new Caption("a cat", List.of("m"), 0, List.of(), List.of()), Visibility.PUBLIC);
        rig.messenger()
                .deliver(
                        asked.address(),
                        new Delivery(JOB, rig.artwork(), caption, WORDS.altText("a cat"), Presentation.OPEN, controls));
        return asked.probe().original();
    }

    static List<Control> everything() {
        List<Control> controls = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            controls.add(Control.of(Action.VARY, JOB, i));
        }
        for (Action action : List.of(Action.AGAIN, Action.EDIT, Action.PAINT, Action.INFO, Action.DELETE)) {
            controls.add(new Control(action, JOB));
        }
        return controls;
    }

    InteractionProbe press(SeenMessage message, String button) {
        return fake.press(message, button, fake.user());
    }
}
