package dev.easel.platform.playground;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells the open pages of a conversation that something was written in it. Safe for use from several threads. */
final class PlaygroundLive {
    private final Map<String, Set<Listener>> listeners = new ConcurrentHashMap<>();

    /** One open page. */
    final class Listener implements AutoCloseable {
        private final String channel;
        private final Semaphore news = new Semaphore(0);

        private Listener(String channel) {
            this.channel = channel;
        }

        /** Waits for news, but not for ever: another instance may have written something. */
        void await(long millis) throws InterruptedException {
            if (news.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        }

        @Override
        public void close() {
            listeners.computeIfPresent(channel, (_, open) -> {
                open.remove(this);
                return open.isEmpty() ? null : open;
            });
        }
    }

    Listener listen(String channel) {
        Listener listener = new Listener(channel);
        listeners.computeIfAbsent(channel, _ -> ConcurrentHashMap.newKeySet()).add(listener);
        return listener;
    }

    /** How many pages are open. */
    int count() {
        return listeners.values().stream().mapToInt(Set::size).sum();
    }

    void written(String channel) {
        listeners.getOrDefault(channel, Set.of()).forEach(listener -> listener.news.release());
    }

    /** Wakes everybody, so that they see that it is over. */
    void wakeAll() {
        listeners.keySet().forEach(this::written);
    }
}
