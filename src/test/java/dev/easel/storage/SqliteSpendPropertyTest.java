package dev.easel.storage;

import dev.easel.testing.InMemoryFolder;
import dev.easel.testing.SqliteFile;
import java.io.IOException;
import java.nio.file.Path;
import net.jqwik.api.lifecycle.BeforeContainer;

class SqliteSpendPropertyTest extends SpendProperties {
    @BeforeContainer
    static void open() throws IOException {
        Path folder = InMemoryFolder.createForGood("spend");
        use(Database.open(SqliteFile.url(folder)));
    }
}
