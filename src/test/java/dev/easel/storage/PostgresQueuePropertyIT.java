package dev.easel.storage;

import dev.easel.testing.postgres.PostgresServer;
import java.nio.file.Files;
import net.jqwik.api.lifecycle.BeforeContainer;

class PostgresQueuePropertyIT extends QueueProperties {
    @BeforeContainer
    static void open() throws Exception {
        use(() -> Database.open(PostgresServer.url(Files.createTempDirectory("queue"))));
    }
}
