package dev.easel.web.server;

import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers with files that are made while they are sent. */
public final class Downloads {
    private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);
    private static final String SOON = "30";

    private Downloads() {}

    /** What makes a file. */
    public interface Maker {
        /** Returns false when it can't be made just now, and nothing was sent. */
        boolean make(Start start) throws IOException;
    }

    /** Begins to send: asked for once it is certain that there is a file. */
    public interface Start {
        OutputStream open() throws IOException;
    }

    /** Sends a zip to be saved; asks to come back where it can't be made just now. */
    public static void zip(Context context, String name, Maker maker) {
        try {
            boolean sent = maker.make(() -> {
                context.contentType("application/zip")
                        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                        .header("Cache-Control", "private, no-store")
                        .header("X-Robots-Tag", "noindex");
                return context.outputStream();
            });
            if (!sent) {
                context.header("Retry-After", SOON);
                throw new ServiceUnavailableResponse();
            }
        } catch (IOException e) {
            // Half of it is sent: whoever gets it sees that the file breaks off.
            LOG.info("a download was not sent to its end: {}", e.getMessage());
        }
    }
}
