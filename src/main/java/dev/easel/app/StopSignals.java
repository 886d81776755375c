package dev.easel.app;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signals that end this process: the first one stops in order, or does what was asked for; the second one ends it at
 * once. Left to itself, the JVM ignores every signal after the first until its hooks are done (Java 25, 2026-11).
 */
final class StopSignals {
    private static final Logger LOG = LoggerFactory.getLogger(StopSignals.class);

    /** A process that a signal ended is known by an exit code of so much more than the signal's number. */
    private static final int EXIT_CODE_OF_SIGNALS = 128;

    private static final Stop INTERRUPT = new Stop("INT", 2);
    private static final List<Stop> STOPS = List.of(INTERRUPT, new Stop("TERM", 15));

    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Consumer<Stop> first;

    private StopSignals(Consumer<Stop> first) {
        this.first = first;
    }

    /** A signal; the numbers are those of every system that has them (POSIX). */
    private record Stop(String name, int number) {
        int exitCode() {
            return EXIT_CODE_OF_SIGNALS + number;
        }
    }

    /** Hears them from now on, where this Java can; the first one runs the shutdown hooks. */
    static void listen() {
        new StopSignals(StopSignals::stop).listenTo(STOPS);
    }

    /** Has the first Ctrl-C do something else, where this Java can hear it. */
    static void onInterrupt(Runnable first) {
        new StopSignals(_ -> Thread.ofVirtual().name("interrupt").start(first)).listenTo(List.of(INTERRUPT));
    }

    private void listenTo(List<Stop> stops) {
        try {
            for (Stop stop : stops) {
                listenTo(stop);
            }
        } catch (ReflectiveOperationException e) {
            LOG.warn("a second stop signal will not be heard", e);
        }
    }

    /**
     * No other API hears a second signal, and JEP 260 keeps this one on purpose. By reflection, as the compiler warns of
     * every mention.
     */
    private void listenTo(Stop stop) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object heard = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (_, method, _) -> {
            if (method.getName().equals("handle")) {
                received(stop);
            }
            return null;
        });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(stop.name()), heard);
    }

    private void received(Stop stop) {
        if (stopping.getAndSet(true)) {
            LOG.info("stopped at once; the next start takes over what was at hand");
            Runtime.getRuntime().halt(stop.exitCode());
        }
        first.accept(stop);
    }

    private static void stop(Stop stop) {
        LOG.info("stopping, as SIG{} asks; a second signal stops at once", stop.name());
        System.exit(stop.exitCode());
    }
}
