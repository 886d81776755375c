package dev.easel.testing;

import dev.easel.core.gallery.EditLinks;
import dev.easel.core.gallery.EditSession;
import dev.easel.core.gallery.EditSessions;
import dev.easel.core.identity.PlatformId;
import java.util.Optional;

/** Links that anybody could make: the session's id behind an address. */
public final class PlainEditLinks implements EditLinks {
    public static final String ADDRESS = "https://easel.example/mask#";

    private final EditSessions sessions;
    private boolean reaching = true;

    public PlainEditLinks(EditSessions sessions) {
        this.sessions = sessions;
    }

    /** From now on there is no address that people can reach. */
    public void reachNobody() {
        reaching = false;
    }

    @Override
    public boolean reach(PlatformId platform) {
        return reaching;
    }

    @Override
    public Optional<String> find(EditSession session) {
        return reaching ? Optional.of(ADDRESS + session.id()) : Optional.empty();
    }

    @Override
    public Optional<EditSession> read(String token) {
        return sessions.find(token);
    }
}
