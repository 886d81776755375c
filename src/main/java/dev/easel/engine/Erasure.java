package dev.easel.engine;

import dev.easel.core.person.PersonalData;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finishes the deletions of personal data that could not be done at once. */
public final class Erasure implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);
    private static final Duration BETWEEN = Duration.ofSeconds(15);

    private final PersonalData data;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public Erasure(PersonalData data) {
        this.data = data;
    }

    /** Looks at once, and then every few seconds. Returns at once. */
    public void start() {
        threads.execute(() -> {
            try {
                while (true) {
                    look();
                    Thread.sleep(BETWEEN);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void look() {
        try {
            data.finish();
        } catch (IOException | RuntimeException e) {
            LOG.error("personal data that is to be deleted is still there; trying again", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
