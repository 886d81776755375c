package dev.easel.testing;

import dev.easel.core.gallery.EditSession;
import dev.easel.core.gallery.EditSession.State;
import dev.easel.core.gallery.EditSessions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Sessions in memory. */
public final class MemoryEditSessions implements EditSessions {
    private final Map<String, EditSession> sessions = new ConcurrentHashMap<>();

    @Override
    public void open(EditSession session) {
        sessions.put(session.id(), session);
    }

    @Override
    public Optional<EditSession> find(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    @Override
    public boolean bind(String id, String browser, Instant now) {
        AtomicBoolean bound = new AtomicBoolean();
        change(id, session -> {
            boolean opens = session.browser() == null && now.isBefore(session.linkEnds());
            bound.set(opens || browser.equals(session.browser()));
            return bound.get() ? with(session, session.state(), browser, session.refusal()) : session;
        });
        return bound.get();
    }

    @Override
    public boolean redeem(String id) {
        AtomicBoolean first = new AtomicBoolean();
        change(id, session -> {
            first.set(session.state() == State.OPEN);
            return with(session, State.REDEEMED, session.browser(), null);
        });
        return first.get();
    }

    @Override
    public void refuse(String id, String reason) {
        change(
                id,
                session -> session.state() == State.OPEN
                        ? with(session, session.state(), session.browser(), reason)
                        : session);
    }

    @Override
    public void purge(Instant openedBefore) {
        sessions.values().removeIf(session -> session.openedAt().isBefore(openedBefore));
    }

    /** All of them, in no order. */
    public Iterable<EditSession> all() {
        return sessions.values();
    }

    private void change(String id, UnaryOperator<EditSession> change) {
        sessions.computeIfPresent(id, (_, session) -> change.apply(session));
    }

    private static EditSession with(
            EditSession session, State state, @Nullable String browser, @Nullable String refusal) {
        return new EditSession(
                session.id(),
                session.sender(),
                session.place(),
                session.replyTo(),
                session.image(),
                session.title(),
                session.origin(),
                session.openedAt(),
                state,
                browser,
                refusal);
    }
}
