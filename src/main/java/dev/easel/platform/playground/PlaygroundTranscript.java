package dev.easel.platform.playground;

import dev.easel.core.chat.Transcript;
import dev.easel.core.chat.Transcript.Entry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The conversations of the playground: kept, and told to the pages that are open. */
final class PlaygroundTranscript {
    private final Transcript kept;
    private final PlaygroundLive live;
    private final InstantSource clock;

    PlaygroundTranscript(Transcript kept, PlaygroundLive live, InstantSource clock) {
        this.kept = kept;
        this.live = live;
        this.clock = clock;
    }

    /** A new message that says this, to be written. */
    PlaygroundMessage message(PlaygroundMessage.Kind kind, String text) {
        return PlaygroundMessage.of(kind, text, clock.instant().toEpochMilli());
    }

    void write(String channel, String entry, PlaygroundMessage message) {
        kept.write(PlaygroundAddress.conversation(channel), entry, message.write(), clock.instant());
        live.written(channel);
    }

    Optional<PlaygroundMessage> find(String channel, String entry) {
        return kept.find(PlaygroundAddress.conversation(channel), entry)
                .map(found -> PlaygroundMessage.read(found.body()));
    }

    List<Entry> listAfter(String channel, long version) {
        return kept.listAfter(PlaygroundAddress.conversation(channel), version);
    }
}
