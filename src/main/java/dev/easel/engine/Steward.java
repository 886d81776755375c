package dev.easel.engine;

import dev.easel.core.chat.Incoming;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.house.Conduct;
import dev.easel.core.house.Conduct.Unread;
import dev.easel.core.house.HouseBook;
import dev.easel.core.house.Moderator;
import dev.easel.core.house.Regulation;
import dev.easel.core.house.Strikes;
import dev.easel.core.house.WordFilter;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.Place.Ages;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.quota.Gate;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.Signature;
import dev.easel.core.text.HouseWording;
import dev.easel.core.text.Wording;
import dev.easel.engine.desk.Titles;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds requests against the house rules of the configuration, and sends those out for a while who don't listen. */
public final class Steward {
    /** Who signs for time-outs. */
    static final String NAME = "house-rules";

    private static final Logger LOG = LoggerFactory.getLogger(Steward.class);

    private final Conduct conduct;
    private final WordFilter words;
    private final Moderator moderator;
    private final Strikes strikes;
    private final HouseBook house;
    private final Gate gate;
    private final InstantSource clock;

    public Steward(
            Conduct conduct,
            WordFilter words,
            Moderator moderator,
            Strikes strikes,
            HouseBook house,
            Gate gate,
            InstantSource clock) {
        this.conduct = conduct;
        this.words = words;
        this.moderator = moderator;
        this.strikes = strikes;
        this.house = house;
        this.gate = gate;
        this.clock = clock;
    }

    /**
     * Refuses what isn't drawn there. What costs nothing to find out is asked first.
     *
     * @throws FailureException {@code UserError}; never with a word of the prompt
     */
    void requireDecent(Incoming incoming, ImageRequest request) {
        SpaceRef space = incoming.place().space();
        requirePermitted(incoming, request);
        String text = Titles.words(request);
        if (words.forbids(incoming.place(), text)) {
            requireForbiddenEverywhere(incoming.place(), text);
            strike(incoming, space);
            throw refused("prompt-forbidden");
        }
        if (objectsTo(text)) {
            strike(incoming, space);
            throw refused("prompt-moderated");
        }
    }

    /** Who says in the wrong channel what may be said in another has broken no rule of the house. */
    private void requireForbiddenEverywhere(Place here, String text) {
        if (!words.forbids(here.letting(Ages.ADULTS), text)) {
            throw refused("prompt-adults");
        }
    }

    /**
     * Refuses channels, models, sizes and counts that aren't allowed there, whatever the words.
     *
     * @throws FailureException {@code UserError}
     */
    void requirePermitted(Incoming incoming, ImageRequest request) {
        Wording wording = Wording.in(incoming.sender().locale());
        for (Regulation regulation : conduct.regulations()) {
            if (regulation.holdsIn(incoming.place())) {
                requireAllowed(regulation, incoming, request, wording);
            }
        }
    }

    private static void requireAllowed(
            Regulation regulation, Incoming incoming, ImageRequest request, Wording wording) {
        if (!regulation.isOpen(incoming.place().channel())) {
            throw refused("channel-closed");
        }
        if (!regulation.admits(incoming.place().ages())) {
            throw refused("channel-adults");
        }
        if (!regulation.allows(request.model())) {
            throw refused("model-forbidden", request.model(), list(regulation.models(), wording));
        }
        String size = request.options().size().text();
        if (!regulation.allowsSize(size)) {
            throw refused("size-forbidden", size, list(regulation.sizes(), wording));
        }
        if (request.count() > regulation.maxCount()) {
            throw refused("count-forbidden", request.count(), regulation.maxCount());
        }
    }

    private static String list(Set<String> values, Wording wording) {
        return wording.listOr(values.stream().sorted().toList());
    }

    private boolean objectsTo(String text) {
        try {
            return !text.isBlank() && moderator.objectsTo(text);
        } catch (FailureException e) {
            LOG.warn("no moderator could be asked: {}", e.failure().kind());
            if (conduct.unread() == Unread.REFUSE) {
                throw refused("prompt-unread");
            }
            return false;
        }
    }

    /** Whoever has had enough of them is sent out: of this space alone, or of private conversations and all else. */
    private void strike(Incoming incoming, @Nullable SpaceRef space) {
        if (conduct.strikes() == 0) {
            return;
        }
        Instant now = clock.instant();
        UserRef user = incoming.sender().user();
        int count = strikes.count(user, space, incoming.eventId(), now, now.minus(conduct.within()));
        if (count < conduct.strikes()) {
            return;
        }
        String reason = HouseWording.in(incoming.sender().locale()).timeOut(count);
        Signature signature = new Signature(NAME, now, reason, space);
        Instant until = now.plus(conduct.timeOut());
        if (space == null) {
            gate.bar(new QuotaSubject(QuotaScope.USER, user.platform(), user.id()), until, signature);
        } else {
            house.ban(space, user, until, signature);
        }
        strikes.clear(user, space);
        LOG.info("somebody is timed out after {} refusals", count);
    }

    private static FailureException refused(String key, Object... arguments) {
        return new FailureException(Failure.UserError.of(key, arguments));
    }
}
