package dev.easel.engine.desk;

import dev.easel.core.identity.UserRef;
import dev.easel.core.person.PersonalData.Dossier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How large the texts of people's exports were when they were made, for as long as somebody may take to ask for the other
 * parts: where those begin follows from that, and they are packed without the texts. Numbers alone, of a few people. Safe
 * for use from several threads.
 */
final class TextSizes {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int PEOPLE = 1_000;

    private final InstantSource clock;

    private final Map<UserRef, Noted> byUser = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UserRef, Noted> eldest) {
            return size() > PEOPLE;
        }
    };

    TextSizes(InstantSource clock) {
        this.clock = clock;
    }

    private record Noted(List<Long> bytes, Instant at) {}

    synchronized void note(UserRef user, Dossier dossier) {
        List<Long> bytes = dossier.sheets().stream()
                .map(sheet -> (long) sheet.json().getBytes(StandardCharsets.UTF_8).length)
                .toList();
        forget(user);
        byUser.put(user, new Noted(bytes, clock.instant()));
    }

    /** Of each text, in bytes. */
    synchronized Optional<List<Long>> find(UserRef user) {
        return Optional.ofNullable(byUser.get(user))
                .filter(noted -> clock.instant().isBefore(noted.at().plus(KEPT)))
                .map(Noted::bytes);
    }

    synchronized void forget(UserRef user) {
        byUser.remove(user);
    }
}
