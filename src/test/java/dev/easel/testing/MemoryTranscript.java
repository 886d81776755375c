package dev.easel.testing;

import dev.easel.core.chat.Transcript;
import dev.easel.core.identity.ChannelRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conversations in memory. */
public final class MemoryTranscript implements Transcript {
    private final Map<ChannelRef, Map<String, Entry>> channels = new HashMap<>();
    private final Map<ChannelRef, Instant> written = new HashMap<>();
    private long last;

    @Override
    public synchronized Entry write(ChannelRef channel, String key, String body, Instant now) {
        Map<String, Entry> entries = channels.computeIfAbsent(channel, _ -> new LinkedHashMap<>());
        last++;
        long place = entries.containsKey(key) ? entries.get(key).place() : last;
        Entry entry = new Entry(key, place, last, body);
        entries.put(key, entry);
        written.put(channel, now);
        if (entries.size() > MAX_ENTRIES) {
            entries.remove(entries.keySet().iterator().next());
        }
        return entry;
    }

    @Override
    public synchronized Optional<Entry> find(ChannelRef channel, String key) {
        return Optional.ofNullable(channels.getOrDefault(channel, Map.of()).get(key));
    }

    @Override
    public synchronized List<Entry> listAfter(ChannelRef channel, long version) {
        return channels.getOrDefault(channel, Map.of()).values().stream()
                .filter(entry -> entry.version() > version)
                .sorted(Comparator.comparingLong(Entry::version))
                .toList();
    }

    @Override
    public synchronized void purge(Instant before) {
        channels.keySet().removeIf(channel -> written.get(channel).isBefore(before));
    }
}
