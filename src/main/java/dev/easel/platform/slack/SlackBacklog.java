package dev.easel.platform.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.bolt.util.SlackRequestParser.HttpRequest;
import dev.easel.core.chat.Backlog;
import dev.easel.core.chat.Backlog.Entry;
import dev.easel.core.identity.SpaceRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Slack told, kept until it is worked on. Slack hears that it was taken when it is on disk: what is typed or pressed
 * it tells once. What a crash, or a failure on the way, left lying is run through the app again. Safe for use from
 * several threads.
 */
final class SlackBacklog {
    private static final Logger LOG = LoggerFactory.getLogger(SlackBacklog.class);

    /** Work takes less by far; who comes second finds that the job is there. */
    static final Duration TURN = Duration.ofSeconds(10);

    private static final int MAX_TRIES = 3;

    /** A day's worth in a busy workspace. */
    private static final int REMEMBERED = 20_000;

    private static final String BODY = "easel-body";

    private final Backlog backlog;
    private final SpaceRef space;
    private final InstantSource clock;
    private final SlackMemory memory = new SlackMemory(REMEMBERED);
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Set<String> resumed = ConcurrentHashMap.newKeySet();

    SlackBacklog(Backlog backlog, SpaceRef space, InstantSource clock) {
        this.backlog = backlog;
        this.space = space;
        this.clock = clock;
    }

    /** Hands on what was told as it was told. */
    static Middleware middleware() {
        return (request, response, chain) -> {
            request.getContext().getAdditionalValues().put(BODY, request.getRequestBodyAsString());
            return chain.next(request);
        };
    }

    /**
     * Keeps what was told. On disk when it returns.
     *
     * @param id the same however often Slack tells of it
     * @return whether it is to be worked on now: false when it was taken before
     */
    boolean take(String id, Context context) {
        if (resumed.remove(id)) {
            return true;
        }
        if (!memory.isNew(id)) {
            return false;
        }
        boolean kept = false;
        try {
            String told = String.valueOf(context.getAdditionalValues().get(BODY));
            kept = backlog.keep(space, id, told, clock.instant().plus(TURN));
            return kept;
        } finally {
            if (!kept) {
                // Slack will tell it again.
                memory.forget(id);
            }
        }
    }

    /** The same work, which is under way from now on and after which nothing is kept. What throws is tried again. */
    Runnable finishing(String id, Runnable work) {
        underWay.add(id);
        return () -> {
            try {
                work.run();
                backlog.done(space.platform(), id);
            } catch (RuntimeException e) {
                LOG.warn("left for another try: {}", id, e);
            } finally {
                underWay.remove(id);
            }
        };
    }

    /** Has an app do what was left lying for too long. */
    void resume(App app) {
        resume(app, clock.instant());
    }

    /** Has an app do all that another process left lying: it is gone, when this one alone should be there. */
    void resumeAll(App app) {
        resume(app, clock.instant().plus(TURN));
    }

    private void resume(App app, Instant takenUntil) {
        try {
            takeOver(app, takenUntil);
        } catch (RuntimeException e) {
            LOG.warn("what was left lying is not looked at for now", e);
        }
    }

    private void takeOver(App app, Instant takenUntil) {
        // Looked at first: what is done in the meantime needs no second try.
        Set<String> own = Set.copyOf(underWay);
        for (Entry entry :
                backlog.takeOver(space.platform(), takenUntil, clock.instant().plus(TURN))) {
            if (own.contains(entry.id())) {
                continue;
            }
            LOG.info("taken up again, try {}: {}", entry.tries(), entry.id());
            resumed.add(entry.id());
            if (entry.tries() <= MAX_TRIES) {
                run(app, entry.text());
            } else {
                LOG.error("given up after {} tries: {}", MAX_TRIES, entry.id());
            }
            if (resumed.remove(entry.id())) {
                backlog.done(space.platform(), entry.id());
            }
        }
    }

    /** What came through a socket is JSON; of what came by HTTP, only events are. */
    private static void run(App app, String told) {
        SlackListener.run(
                app,
                new SlackRequestParser(app.config())
                        .parse(HttpRequest.builder()
                                .socketMode(told.startsWith("{"))
                                .requestUri(SlackEvents.PATH)
                                .queryString(Map.of())
                                .requestBody(told)
                                .headers(new RequestHeaders(Map.of()))
                                .remoteAddress("")
                                .build()));
    }
}
