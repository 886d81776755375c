package dev.easel.engine.desk;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Messenger;
import dev.easel.core.gallery.Gallery;
import dev.easel.core.gallery.PictureLinks;
import dev.easel.core.house.HouseBook;
import dev.easel.core.house.Occasions;
import dev.easel.core.house.Preferences;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.person.Identities;
import dev.easel.core.person.PersonalData;
import dev.easel.core.quota.AuditTrail;
import dev.easel.core.quota.Gate;
import dev.easel.core.quota.QuotaBook;
import dev.easel.core.quota.QuotaDesk;
import dev.easel.core.quota.QuotaRules;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where everything is answered that draws nothing. Safe for use from several threads. */
public final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final Map<CommandName, Clerk> clerks;
    private final Occasions occasions;
    private final InstantSource clock;

    /** A desk with everybody at their place. */
    public Desk(Parts parts) {
        occasions = parts.occasions();
        clock = parts.clock();
        clerks = new EnumMap<>(CommandName.class);
        clerks.put(CommandName.QUOTA, new QuotaClerk(parts.rules(), parts.book(), parts.clock()));
        clerks.put(
                CommandName.GALLERY,
                new GalleryClerk(
                        parts.gallery(),
                        new Originals(parts.gallery(), parts.blobs(), parts.links(), clock),
                        parts.links(),
                        parts.rules().zone(),
                        clock));
        clerks.put(CommandName.MYDATA, new MyDataClerk(parts.data(), parts.blobs(), clock));
        clerks.put(
                CommandName.SETTINGS, new SettingsClerk(parts.preferences(), parts.configured(), parts.trial(), clock));
        clerks.put(CommandName.LINK, new LinkClerk(parts.identities(), clock, parts.random()));
        clerks.put(CommandName.ADMIN, new AdminClerk(offices(parts)));
        clerks.put(CommandName.HELP, new HelpClerk(parts.reactions(), command -> command.draws() || serves(command)));
    }

    /**
     * What answers are made from.
     *
     * @param links to pictures that are too large for a message
     * @param configured what is drawn with where nobody set anything, by options' words
     * @param trial tells whether a picture could be drawn with options
     * @param random nobody may be able to guess what it makes
     * @param reactions what emojis ask for: {@code vary}, {@code again} or {@code delete}
     */
    public record Parts(
            QuotaRules rules,
            QuotaBook book,
            QuotaDesk quotas,
            Gate gate,
            AuditTrail trail,
            HouseBook house,
            Preferences preferences,
            Occasions occasions,
            ModelCatalogue catalogue,
            Gallery gallery,
            PersonalData data,
            BlobStore blobs,
            PictureLinks links,
            Identities identities,
            Map<String, String> configured,
            Trial trial,
            Map<String, String> reactions,
            InstantSource clock,
            RandomGenerator random) {}

    private static Map<String, AdminClerk.Office> offices(Parts parts) {
        InstantSource clock = parts.clock();
        return Map.of(
                "quota", new QuotaOffice(parts.rules(), parts.quotas(), parts.house(), clock),
                "models", new ModelsOffice(parts.house(), parts.catalogue(), clock),
                "channels", new ChannelsOffice(parts.house(), clock),
                "pause", new PauseOffice(parts.gate(), PauseOffice.Switch.PAUSE, clock),
                "resume", new PauseOffice(parts.gate(), PauseOffice.Switch.RESUME, clock),
                "audit", new AuditOffice(parts.trail(), parts.rules().zone()));
    }

    /** Whether somebody answers this command here. */
    public boolean serves(CommandName command) {
        return clerks.containsKey(command);
    }

    /**
     * Answers; once for each event, where it matters.
     *
     * @throws dev.easel.core.failure.FailureException when it can't be answered, or nobody can be told
     */
    public void answer(Inquiry inquiry, Messenger door) {
        Clerk clerk = clerks.get(inquiry.command());
        if (clerk == null) {
            throw new IllegalArgumentException("nobody here answers " + inquiry.command());
        }
        if (!isFirst(clerk, inquiry)) {
            LOG.debug("asked again by the same event");
            return;
        }
        door.answer(inquiry.incoming().replyTo(), answer(clerk, inquiry, door));
    }

    /** What is said may be told twice by a platform; a command that only asks comes once, and costs nothing anyway. */
    private boolean isFirst(Clerk clerk, Inquiry inquiry) {
        boolean mayRepeat = inquiry.incoming() instanceof Incoming.Mention;
        return !(mayRepeat || clerk.changes(inquiry))
                || occasions.take(
                        inquiry.sender().user().platform(), inquiry.incoming().eventId(), clock.instant());
    }

    private static Answer answer(Clerk clerk, Inquiry inquiry, Messenger door) {
        try {
            return clerk.answer(inquiry, door);
        } catch (MisunderstoodException e) {
            return Answer.of(e.reason());
        }
    }
}
