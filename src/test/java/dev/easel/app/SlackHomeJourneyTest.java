package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.testing.slack.FakeSlack;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people find about themselves in the app's home. */
class SlackHomeJourneyTest {
    @TempDir
    private Path folder;

    @Test
    void showsWhatIsLeftAndWhatEaselCanDo() throws IOException {
        try (FakeSlack slack = FakeSlack.start();
                Easel easel = new Easel(folder)
                        .at(slack)
                        .set("EASEL_QUOTAS", "[{ scope: user, window: day, images: 20 }]")
                        .start()) {
            assertThat(easel.lines().getLast()).isEqualTo("ready");

            slack.happens().openHome(slack.user());

            await().atMost(SOON).until(() -> !slack.web().calls("views.publish").isEmpty());
            String home =
                    slack.web().calls("views.publish").getFirst().json("view").toString();
            assertThat(home).contains("▱", "20 pictures", "/imagine", "/easel quota");
            assertThat(slack.messagesIn(slack.direct(slack.user()))).isEmpty();
            assertThat(slack.complaints()).isEmpty();
        }
    }
}
