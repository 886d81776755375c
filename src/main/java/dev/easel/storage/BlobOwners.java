package dev.easel.storage;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Which kept bytes anything in the database names, within one transaction. Jobs have their own tables for it, which have
 * an index; every other text is searched, so that what is kept there one day is safe without being known here.
 */
final class BlobOwners {
    /** Large, and without any name that the tables of jobs don't have; or those names themselves. */
    private static final Set<String> NOT_SEARCHED = Set.of(
            "job",
            "waiting_job",
            "artwork",
            "artwork_image",
            "job_source",
            "inbound_event",
            "attempt",
            "spend",
            "spend_day",
            "account",
            "transfer",
            "audit",
            "fair_share",
            "shown_message",
            "likeness",
            "blob",
            "blob_upload",
            "blob_piece",
            "forgotten_blob",
            "retired_file",
            "flyway_schema_history");

    private final Handle handle;

    BlobOwners(Handle handle) {
        this.handle = handle;
    }

    /** Those of them that nobody needs. */
    Set<String> withoutOwner(List<String> files) {
        Set<String> left = new HashSet<>(files);
        left.removeAll(named("SELECT sha256 FROM artwork_image WHERE sha256 IN (<files>)", left));
        left.removeAll(named("SELECT sha256 FROM job_source WHERE sha256 IN (<files>)", left));
        left.removeAll(named("SELECT sha256 FROM retired_file WHERE sha256 IN (<files>)", left));
        if (!left.isEmpty()) {
            textColumns().forEach(column -> left.removeAll(NamedFiles.in(handle, column.table(), column.name())));
        }
        return left;
    }

    private Set<String> named(String query, Set<String> files) {
        return files.isEmpty()
                ? Set.of()
                : handle.createQuery(query)
                        .bindList("files", List.copyOf(files))
                        .mapTo(String.class)
                        .set();
    }

    private record Column(String table, String name) {}

    private List<Column> textColumns() {
        List<Column> columns = new ArrayList<>();
        try {
            Connection connection = handle.getConnection();
            DatabaseMetaData data = connection.getMetaData();
            try (ResultSet row = data.getColumns(null, connection.getSchema(), "%", "%")) {
                while (row.next()) {
                    String table = row.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                    if (row.getInt("DATA_TYPE") == Types.VARCHAR && !NOT_SEARCHED.contains(table)) {
                        columns.add(new Column(table, row.getString("COLUMN_NAME")));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database doesn't name its columns", e);
        }
        return columns;
    }
}
