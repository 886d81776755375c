package dev.easel.storage;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** A database on a PostgreSQL server, and how it is connected to. Prints without its credentials. */
final class DatabaseServer implements DatabaseSite {
    static final String PREFIX = "jdbc:postgresql:";
    static final String EXAMPLE = PREFIX + "//HOST/DATABASE?user=NAME";

    private static final int WRITERS = 8;
    private static final int READERS = 4;
    /** A server that went without a word must not be waited for until the end of days. */
    private static final int SILENCE_SECONDS = 60;

    /**
     * An instance that freezes within a transaction would keep the others from the rows it holds, so the server ends
     * it. Accepted jobs must outlive a crash of the server: a server that answers before its disk does is told not to.
     */
    private static final String INIT = """
            SET idle_in_transaction_session_timeout = '15s';
            SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
            """;

    /** The driver prints parts of a URL that it can't read; its exceptions say the same without them. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    static {
        DRIVER.setLevel(Level.OFF);
    }

    private final String url;
    private final String shown;

    private DatabaseServer(String url, String shown) {
        this.url = url;
        this.shown = shown;
    }

    /** @throws DatabaseUnavailableException when the URL is none of PostgreSQL's */
    static DatabaseServer of(String jdbcUrl) {
        Properties parts = Driver.parseURL(jdbcUrl, null);
        if (parts == null || jdbcUrl.replaceFirst("\\?.*", "").contains("@")) {
            // Not repeated: it may hold a password.
            throw new DatabaseUnavailableException(
                    PREFIX + "...", "it must look like " + EXAMPLE + "&password=WORD", null);
        }
        return new DatabaseServer(jdbcUrl, shown(parts));
    }

    private static String shown(Properties parts) {
        String[] hosts = String.valueOf(PGProperty.PG_HOST.getOrDefault(parts)).split(",", -1);
        String[] ports = String.valueOf(PGProperty.PG_PORT.getOrDefault(parts)).split(",", -1);
        String places = IntStream.range(0, hosts.length)
                .mapToObj(i -> hosts[i] + ":" + ports[Math.min(i, ports.length - 1)])
                .collect(Collectors.joining(","));
        return places + "/" + PGProperty.PG_DBNAME.getOrDefault(parts);
    }

    @Override
    public SqlDialect dialect() {
        return SqlDialect.POSTGRES;
    }

    @Override
    public String shown() {
        return shown;
    }

    /** Nothing to make: the database is there or it isn't. Flyway locks it while it migrates. */
    @Override
    public StartLock prepare() throws IOException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW server_encoding")) {
            if (!row.next() || !row.getString(1).equals("UTF8")) {
                throw new IOException("it can't hold every text; create one that is encoded in UTF8");
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return StartLock.NONE;
    }

    @Override
    public PGSimpleDataSource migrator() {
        return source();
    }

    @Override
    public HikariConfig writers() {
        return pool(WRITERS);
    }

    @Override
    public HikariConfig readers() {
        HikariConfig config = pool(READERS);
        config.setReadOnly(true);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        return config;
    }

    @Override
    public String reason(Exception e) {
        return ServerProblem.of(e);
    }

    private HikariConfig pool(int connections) {
        PGSimpleDataSource source = source();
        if (source.getSocketTimeout() == 0) {
            source.setSocketTimeout(SILENCE_SECONDS);
        }
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionInitSql(INIT);
        return config;
    }

    private PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        source.setTcpKeepAlive(true);
        // The detail of an error quotes the row: prompts and addresses.
        source.setLogServerErrorDetail(false);
        source.setApplicationName("easel");
        return source;
    }

    @Override
    public String toString() {
        return shown;
    }
}
