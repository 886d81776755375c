package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.app.Playground.Entrance;
import dev.easel.config.Environment;
import dev.easel.config.Settings;
import dev.easel.config.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlaygroundTest {
    @TempDir
    private Path folder;

    private Entrance entrance(boolean isPrivate, Map<String, String> variables) {
        Settings settings = SettingsReader.read(Environment.of(variables), folder);
        return Playground.entrance(settings, isPrivate);
    }

    @Test
    void isOpenToThisMachineWhateverIsConnected() {
        assertThat(entrance(true, Map.of())).isEqualTo(new Entrance.Open());
        assertThat(entrance(true, Map.of("DISCORD_TOKEN", "d", "EASEL_ADMIN_TOKEN", "a")))
                .isEqualTo(new Entrance.Open());
    }

    @Test
    void isClosedWhereOthersReachItAndNoTokenIsSet() {
        assertThat(entrance(false, Map.of())).isEqualTo(new Entrance.Closed());
    }

    @Test
    void takesTheAdminTokenWhileNothingIsConnected() {
        assertThat(entrance(false, Map.of("EASEL_ADMIN_TOKEN", "a"))).isInstanceOf(Entrance.Token.class);
        assertThat(entrance(false, Map.of("EASEL_ADMIN_TOKEN", "a", "DISCORD_TOKEN", "d")))
                .isEqualTo(new Entrance.Closed());
        assertThat(entrance(
                        false,
                        Map.of("EASEL_ADMIN_TOKEN", "a", "SLACK_BOT_TOKEN", "xoxb-1", "SLACK_APP_TOKEN", "xapp-1")))
                .isEqualTo(new Entrance.Closed());
    }

    @Test
    void takesItsOwnTokenAlwaysAndOnlyThatOne() {
        Map<String, String> variables =
                Map.of("EASEL_PLAYGROUND_TOKEN", "p", "EASEL_ADMIN_TOKEN", "a", "DISCORD_TOKEN", "d");

        for (boolean isPrivate : new boolean[] {true, false}) {
            assertThat(entrance(isPrivate, variables))
                    .isInstanceOfSatisfying(
                            Entrance.Token.class,
                            wanted -> assertThat(wanted.token().value()).isEqualTo("p"));
        }
    }
}
