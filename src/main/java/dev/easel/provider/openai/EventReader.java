package dev.easel.provider.openai;

import dev.easel.provider.openai.Answer.Item;
import dev.easel.provider.openai.JsonScanner.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer that comes as events: previews, then images, or an error. An event is told by the {@code type} in its
 * data, since relays leave out its name or send {@code [DONE]}, which the API doesn't. Used once.
 */
final class EventReader {
    private static final String DONE = "[DONE]";
    private static final String ERROR = "error";

    private final EventData data;
    private final JsonScanner json;
    private final ImageBatch batch;
    private final Previews previews;
    private final UsageReader usage = new UsageReader();
    private final List<Item> items = new ArrayList<>();
    private @Nullable ErrorBody error;

    EventReader(InputStream body, ImageBatch batch, Previews previews) {
        this.data = new EventData(body);
        this.json = new JsonScanner(data);
        this.batch = batch;
        this.previews = previews;
    }

    /** Reads until so many images have come, an error, or the end; what may follow is left alone. */
    Answer read(int count, @Nullable String requestId) throws IOException {
        while (items.size() < count && error == null && json.hasNext()) {
            if (json.kind() == Kind.ARRAY) {
                json.expect(DONE);
            } else {
                readEvent();
            }
        }
        return new Answer(items, usage.find().orElse(null), requestId);
    }

    /** What the server said instead of the images, or of some of them. */
    @Nullable
    ErrorBody error() {
        return error;
    }

    private void readEvent() throws IOException {
        Event event = new Event(json, batch);
        json.readObject(event::readMember);
        if (event.isError() || data.event().equals(ERROR)) {
            error = event.error();
        } else if (event.isPartial()) {
            previews.take(event.image());
        } else if (event.isCompleted()) {
            event.findItem().ifPresent(items::add);
            usage.add(event.usage());
        }
    }
}
