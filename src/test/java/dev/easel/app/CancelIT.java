package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.process.EaselProcess;
import dev.easel.testing.process.HeldSandbox;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C at {@code ./easel imagine}, with the real jar. */
final class CancelIT {
    @TempDir
    Path folder;

    @Test
    void cancelsARequestThatWaitsForItsTurn() throws Exception {
        try (HeldSandbox sandbox = new HeldSandbox();
                EaselProcess first = imagine(sandbox, "sandbox:slow first")) {
            sandbox.awaitCall();
            try (EaselProcess second = imagine(sandbox, "second")) {
                second.awaitError("In the queue");
                second.signal("INT");

                assertThat(second.awaitExit()).isEqualTo(130);
                assertThat(second.err()).contains("error: Cancelled. Nothing was charged.");
            }
            sandbox.release(1);
            assertThat(first.awaitExit()).isZero();
            assertThat(sandbox.calls()).isEqualTo(1);
        }
    }

    @Test
    void keepsWhatIsBeingDrawnAndStopsAtOnceTheSecondTime() throws Exception {
        try (HeldSandbox sandbox = new HeldSandbox();
                EaselProcess process = imagine(sandbox, "sandbox:slow a fox")) {
            sandbox.awaitCall();

            process.signal("INT");
            process.awaitError("Too late to cancel");
            process.signal("INT");

            assertThat(process.awaitExit()).isEqualTo(130);
        }
    }

    /** One at a time, as the settings of somebody with little patience for others would have it. */
    private EaselProcess imagine(HeldSandbox sandbox, String prompt) {
        Map<String, String> environment = new HashMap<>();
        environment.put("OPENAI_BASE_URL", sandbox.url());
        environment.put("OPENAI_API_KEY", "test");
        environment.put("EASEL_JOBS_RUNNING_PER_USER", "1");
        return EaselProcess.jar(folder, environment, "imagine", prompt);
    }
}
