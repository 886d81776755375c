package dev.easel.testing.postgres;

import dev.easel.storage.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** A PostgreSQL server of this JVM's own, started when it is first needed. Each folder has a database of its own. */
public final class PostgresServer {
    private static final String USER = "postgres";

    /** Folder → the name of its database, which goes when the folder is gone. */
    private static final Map<Path, String> DATABASES = new HashMap<>();

    private static int made;
    private static String template;

    private PostgresServer() {}

    /** The URL of the folder's database, which is made, with Easel's tables, when it is first asked for. */
    public static synchronized String url(Path folder) {
        dropForgotten();
        return url(DATABASES.computeIfAbsent(folder.toAbsolutePath(), _ -> create("TEMPLATE " + migrated())));
    }

    /** As {@link #url(Path)}, but the database has no tables. */
    public static synchronized String emptyUrl(Path folder) {
        dropForgotten();
        return url(DATABASES.computeIfAbsent(folder.toAbsolutePath(), _ -> create("")));
    }

    /** The URL of a database by its name, whether there is one or not. */
    public static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(port(), database, USER);
    }

    public static int port() {
        return Server.RUNNING.getPort();
    }

    /** Runs a statement on the server, outside of any test's database. */
    public static void execute(String statement) {
        executeIn(url(USER), statement);
    }

    public static void executeIn(String url, String statement) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /** Makes a user whom the server asks for a password; all others are trusted. */
    public static void requirePassword(String user, String password) {
        execute("CREATE USER " + user + " PASSWORD '" + password + "'");
        Path rules = Path.of(query("SHOW hba_file"));
        try {
            Files.writeString(
                    rules, "host all %s 127.0.0.1/32 scram-sha-256%n".formatted(user) + Files.readString(rules));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        execute("SELECT pg_reload_conf()");
    }

    private static String query(String sql) {
        try (Connection connection = DriverManager.getConnection(url(USER));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String create(String options) {
        String name = "easel" + made++;
        execute("CREATE DATABASE " + name + " " + options);
        return name;
    }

    /** Copying tables is quicker than making them for every test. */
    private static String migrated() {
        if (template == null) {
            template = create("");
            Database.open(url(template)).close();
        }
        return template;
    }

    private static void dropForgotten() {
        Iterator<Map.Entry<Path, String>> entries = DATABASES.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Path, String> entry = entries.next();
            if (!Files.exists(entry.getKey())) {
                execute("DROP DATABASE " + entry.getValue() + " WITH (FORCE)");
                entries.remove();
            }
        }
    }

    /** Starts once, however many ask. It ends with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                // What these tests ask does not depend on the disk; the machine stays up.
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setPort(Ports.free())
                        .setPGStartupWait(Duration.ofMinutes(2))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
