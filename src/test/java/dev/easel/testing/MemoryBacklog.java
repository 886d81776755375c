package dev.easel.testing;

import dev.easel.core.chat.Backlog;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.SpaceRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A backlog that is gone with the test. */
public final class MemoryBacklog implements Backlog {
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private volatile Runnable disk = () -> {};

    private record Row(SpaceRef space, String text, Instant until, int tries) {}

    /** Has something happen whenever something is to be kept. */
    public void disk(Runnable happening) {
        disk = happening;
    }

    /** As if whoever took what is here were long gone. */
    public synchronized void abandon() {
        rows.replaceAll((id, row) -> new Row(row.space(), row.text(), Instant.EPOCH, row.tries()));
    }

    @Override
    public boolean keep(SpaceRef space, String id, String text, Instant until) {
        disk.run();
        return add(space, id, text, until);
    }

    private synchronized boolean add(SpaceRef space, String id, String text, Instant until) {
        return rows.putIfAbsent(id, new Row(space, text, until, 1)) == null;
    }

    @Override
    public synchronized void done(PlatformId platform, String id) {
        rows.remove(id);
    }

    @Override
    public synchronized List<Entry> takeOver(PlatformId platform, Instant now, Instant until) {
        List<Entry> over = new ArrayList<>();
        rows.replaceAll((id, row) -> {
            if (row.until().isAfter(now)) {
                return row;
            }
            Row next = new Row(row.space(), row.text(), until, row.tries() + 1);
            over.add(new Entry(id, next.text(), next.tries()));
            return next;
        });
        return over;
    }

    @Override
    public synchronized void forget(SpaceRef space) {
        rows.values().removeIf(row -> row.space().equals(space));
    }

    /** What nobody is done with. */
    public synchronized List<String> ids() {
        return List.copyOf(rows.keySet());
    }
}
