package dev.easel.testing;

import dev.easel.core.chat.DeliveryNotes;
import dev.easel.core.identity.PlatformId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Notes that are gone with the test. */
public final class MemoryDeliveryNotes implements DeliveryNotes {
    private final Map<String, String> notes = new ConcurrentHashMap<>();

    @Override
    public Optional<String> find(PlatformId platform, String nonce) {
        return Optional.ofNullable(notes.get(platform + "/" + nonce));
    }

    @Override
    public void write(PlatformId platform, String nonce, String note, Instant now) {
        notes.put(platform + "/" + nonce, note);
    }
}
