package dev.easel.logs;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.Context;
import java.util.Collection;
import java.util.List;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** Tells all logs at once what to hide. */
public final class Secrets {
    private static final String PLACE = "dev.easel.masking";
    private static final Masking SHAPES_ONLY = new Masking(List.of());

    private Secrets() {}

    /** From now on, none of these stands in any log of this process. */
    public static void hide(Collection<String> secrets) {
        ILoggerFactory logs = LoggerFactory.getILoggerFactory();
        if (logs instanceof LoggerContext context) {
            context.putObject(PLACE, new Masking(secrets));
        }
    }

    static Masking maskingOf(Context context) {
        return context.getObject(PLACE) instanceof Masking known ? known : SHAPES_ONLY;
    }
}
