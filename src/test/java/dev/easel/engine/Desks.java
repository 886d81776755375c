package dev.easel.engine;

import dev.easel.core.gallery.PictureLinks;
import dev.easel.core.house.Conduct;
import dev.easel.core.house.Moderator;
import dev.easel.core.image.BlobStore;
import dev.easel.core.quota.QuotaRules;
import dev.easel.core.text.Wording;
import dev.easel.engine.desk.Desk;
import dev.easel.storage.Database;
import dev.easel.storage.JdbcAuditTrail;
import dev.easel.storage.JdbcGallery;
import dev.easel.storage.JdbcGate;
import dev.easel.storage.JdbcHouseBook;
import dev.easel.storage.JdbcIdentities;
import dev.easel.storage.JdbcOccasions;
import dev.easel.storage.JdbcPersonalData;
import dev.easel.storage.JdbcPreferences;
import dev.easel.storage.JdbcQuotaBook;
import dev.easel.storage.JdbcQuotaDesk;
import dev.easel.storage.JdbcStrikes;
import dev.easel.testing.Shipped;
import dev.easel.words.ForbiddenWords;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;

/** What the engine has beside its drawing parts, on a database. */
public final class Desks {
    private Desks() {}

    /** Where everything is answered that draws nothing. */
    public static Desk desk(Database database, BlobStore blobs, QuotaRules rules, InstantSource clock) {
        return desk(database, blobs, rules, clock, PictureLinks.NONE);
    }

    /** As {@link #desk(Database, BlobStore, QuotaRules, InstantSource)}, with links to originals. */
    static Desk desk(Database database, BlobStore blobs, QuotaRules rules, InstantSource clock, PictureLinks links) {
        return new Desk(new Desk.Parts(
                rules,
                new JdbcQuotaBook(database),
                new JdbcQuotaDesk(database),
                new JdbcGate(database),
                new JdbcAuditTrail(database),
                new JdbcHouseBook(database),
                new JdbcPreferences(database),
                new JdbcOccasions(database),
                Shipped.catalogue(),
                new JdbcGallery(database),
                new JdbcPersonalData(database, blobs),
                blobs,
                links,
                new JdbcIdentities(database),
                Map.of("model", "gpt-image-2.5-flare", "count", "1"),
                (options, locale) -> EngineFixture.planner("openai", "gpt-image-2.5-flare")
                        .requirePossible(options, EngineFixture.TODAY, Wording.in(locale)),
                Map.of("🎨", "vary", "❌", "delete"),
                clock,
                new Random(5)));
    }

    /** What people and places add to a request. */
    public static Tailoring tailoring(Database database, InstantSource clock) {
        return new Tailoring(new JdbcHouseBook(database), new JdbcPreferences(database), Shipped.catalogue(), clock);
    }

    /** Rules that forbid nothing. */
    public static Steward steward(Database database, InstantSource clock) {
        return steward(Conduct.FREE, Moderator.NONE, database, clock);
    }

    static Steward steward(Conduct conduct, Moderator moderator, Database database, InstantSource clock) {
        return new Steward(
                conduct,
                ForbiddenWords.of(conduct.regulations()),
                moderator,
                new JdbcStrikes(database),
                new JdbcHouseBook(database),
                new JdbcGate(database),
                clock);
    }
}
