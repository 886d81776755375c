package dev.easel.storage;

import dev.easel.testing.InMemoryFolder;
import dev.easel.testing.SqliteFile;
import net.jqwik.api.lifecycle.BeforeContainer;

class SqliteQueuePropertyTest extends QueueProperties {
    @BeforeContainer
    static void open() throws Exception {
        use(() -> Database.open(SqliteFile.url(InMemoryFolder.createForGood("queue"))));
    }
}
