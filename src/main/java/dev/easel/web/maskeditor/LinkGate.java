package dev.easel.web.maskeditor;

import dev.easel.core.gallery.EditLinks;
import dev.easel.core.gallery.EditSession;
import dev.easel.core.gallery.EditSession.State;
import dev.easel.core.gallery.EditSessions;
import dev.easel.web.server.Session;
import dev.easel.web.server.Sessions;
import io.javalin.http.Context;
import java.time.InstantSource;

/** Lets a browser to the session of a link: the first one that opens it, and no other after that. */
final class LinkGate {
    /** What stood behind {@code #} in the link: browsers send that to no server by themselves. */
    private static final String TOKEN_HEADER = "X-Mask-Link";

    private final EditLinks links;
    private final EditSessions sessions;
    private final Sessions browsers;
    private final InstantSource clock;

    LinkGate(EditLinks links, EditSessions sessions, Sessions browsers, InstantSource clock) {
        this.links = links;
        this.sessions = sessions;
        this.browsers = browsers;
        this.clock = clock;
    }

    /** A session, and what its browser sends along with every change. */
    record Opened(EditSession session, String formToken) {}

    /** Opens the link of a request in its browser. Nothing is used up by that. */
    Opened open(Context context) {
        Session browser = browsers.open(context);
        EditSession session = living(context);
        if (!sessions.bind(session.id(), browser.id(), clock.instant())) {
            throw new LinkOverException(session.browser() == null ? LinkState.EXPIRED : LinkState.FOREIGN);
        }
        return new Opened(session, browser.formToken());
    }

    /** The session of a request that reads something, by the browser that opened it. */
    EditSession find(Context context) {
        Session browser = browsers.find(context).orElseThrow(() -> new LinkOverException(LinkState.FOREIGN));
        EditSession session = living(context);
        if (!browser.id().equals(session.browser())) {
            throw new LinkOverException(LinkState.FOREIGN);
        }
        return session;
    }

    /** As {@link #find}, for a request that changes something. */
    EditSession require(Context context) {
        EditSession session = find(context);
        browsers.require(context);
        return session;
    }

    private EditSession living(Context context) {
        String token = context.header(TOKEN_HEADER);
        EditSession session =
                links.read(token == null ? "" : token).orElseThrow(() -> new LinkOverException(LinkState.UNKNOWN));
        if (session.state() == State.REDEEMED) {
            throw new LinkOverException(LinkState.USED);
        }
        if (!clock.instant().isBefore(session.paintingEnds())) {
            throw new LinkOverException(LinkState.EXPIRED);
        }
        return session;
    }
}
