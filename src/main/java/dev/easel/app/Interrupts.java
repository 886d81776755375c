package dev.easel.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C in two steps: the first one is heard, the second one ends the process. The JDK's class for it is not part of
 * Java's API, and the compiler can't be told that it is meant, so it is found by its name.
 */
final class Interrupts {
    /** What shells report of a program that Ctrl-C ended: 128 and the signal's number. */
    private static final int INTERRUPTED = 130;

    private static final Logger LOG = LoggerFactory.getLogger(Interrupts.class);

    private Interrupts() {}

    /** Where the JDK doesn't know signals, Ctrl-C goes on ending the process at once. */
    static void onFirst(Runnable action) {
        AtomicBoolean heard = new AtomicBoolean();
        handle(() -> {
            if (heard.getAndSet(true)) {
                Runtime.getRuntime().halt(INTERRUPTED);
            }
            Thread.ofVirtual().name("interrupt").start(action);
        });
    }

    private static void handle(Runnable onSignal) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy =
                    Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (self, method, _) -> {
                        return switch (method.getName()) {
                            case "handle" -> run(onSignal);
                            case "hashCode" -> System.identityHashCode(self);
                            case "toString" -> "Ctrl-C";
                            default -> false; // equals
                        };
                    });
            Object interrupt = signal.getConstructor(String.class).newInstance("INT");
            signal.getMethod("handle", signal, handler).invoke(null, interrupt, proxy);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            Throwable cause = e instanceof InvocationTargetException wrapped ? wrapped.getCause() : e;
            LOG.info("Ctrl-C ends this process at once: {}", String.valueOf(cause));
        }
    }

    private static boolean run(Runnable onSignal) {
        onSignal.run();
        return true;
    }
}
