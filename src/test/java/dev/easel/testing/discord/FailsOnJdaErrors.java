package dev.easel.testing.discord;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Fails a test during which JDA logged an error: it logs what it cannot read and goes on without it.
 *
 * <p>A gateway or a connection closed by the server is logged as an error too; that is something a test asked for.
 */
public final class FailsOnJdaErrors implements BeforeEachCallback, AfterEachCallback {
    private static final String UNREADABLE = "unexpected Json-parse";
    private static final String CLOSED = "WebSocket connection ";
    private static final String CUT = "There was an I/O error while executing a REST request";

    /** A request that came while JDA was going down. */
    private static final String STOPPING = "Failed to execute bucket worker";

    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    @Override
    public void beforeEach(ExtensionContext context) {
        events.list.clear();
        events.start();
        jda().addAppender(events);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        jda().detachAppender(events);
        events.stop();
        List<String> errors = List.copyOf(events.list).stream()
                .filter(FailsOnJdaErrors::isError)
                .map(event -> event.getLoggerName() + ": " + event.getFormattedMessage())
                .toList();
        if (!errors.isEmpty()) {
            throw new AssertionError("JDA logged " + errors);
        }
    }

    private static boolean isError(ILoggingEvent event) {
        String text = event.getFormattedMessage();
        boolean error = event.getLevel().isGreaterOrEqual(Level.ERROR) || text.contains(UNREADABLE);
        return error && !text.startsWith(CLOSED) && !text.startsWith(CUT) && !text.startsWith(STOPPING);
    }

    private static Logger jda() {
        return (Logger) LoggerFactory.getLogger("net.dv8tion.jda");
    }
}
