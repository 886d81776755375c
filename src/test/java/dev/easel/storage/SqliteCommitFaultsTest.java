package dev.easel.storage;

import dev.easel.testing.SqliteFile;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite refuses a commit, and leaves the transaction open; or it has undone it, as it may when the disk is full. */
class SqliteCommitFaultsTest extends CommitFaultsContract {
    @Override
    Database open(Path folder) {
        return Database.open(SqliteFile.url(folder));
    }

    /** A key that leads nowhere is found at the commit, which can then be tried again, as when the file is busy. */
    @Override
    void refuse(Handle handle, Runnable commit) {
        handle.execute("PRAGMA defer_foreign_keys = ON");
        handle.execute("INSERT INTO identity_link (member, person, audit) VALUES ('member', 'person', -1)");
        commit.run();
    }

    @Override
    void undo(Handle handle, Runnable commit) {
        handle.execute("ROLLBACK");
        throw new TransactionException(new SQLiteException("database or disk is full", SQLiteErrorCode.SQLITE_FULL));
    }

    @Override
    void commitUnheard(Handle handle, Runnable commit) {
        commit.run();
        throw new TransactionException(new SQLException("disk I/O error"));
    }
}
