package dev.easel.app;

import dev.easel.config.ConfigurationException;
import dev.easel.config.Settings;
import dev.easel.core.gallery.PictureLinks;
import dev.easel.core.house.Moderator;
import dev.easel.core.house.WordFilter;
import dev.easel.core.image.BlobStore;
import dev.easel.core.text.Wording;
import dev.easel.engine.RequestPlanner;
import dev.easel.engine.Steward;
import dev.easel.engine.Tailoring;
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
import dev.easel.words.ForbiddenWords;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Puts together what answers without drawing, and what people and places add to requests. */
final class Desks {
    private Desks() {}

    static Desk open(
            Settings settings,
            Database database,
            BlobStore blobs,
            PictureLinks links,
            RequestPlanner planner,
            InstantSource clock,
            RandomGenerator random) {
        return new Desk(new Desk.Parts(
                settings.quotas(),
                new JdbcQuotaBook(database),
                new JdbcQuotaDesk(database),
                new JdbcGate(database),
                new JdbcAuditTrail(database),
                new JdbcHouseBook(database),
                new JdbcPreferences(database),
                new JdbcOccasions(database),
                settings.catalogue(),
                new JdbcGallery(database),
                new JdbcPersonalData(database, blobs),
                blobs,
                links,
                new JdbcIdentities(database),
                configured(settings.image()),
                (options, locale) -> planner.requirePossible(
                        options, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), Wording.in(locale)),
                settings.reactions(),
                clock,
                random));
    }

    private static Map<String, String> configured(Settings.Image image) {
        return Map.of(
                "model", image.model().value(),
                "quality", image.quality(),
                "size", image.size(),
                "count", String.valueOf(image.count()));
    }

    static Steward steward(Settings settings, Database database, Moderator moderator, InstantSource clock) {
        return new Steward(
                settings.conduct(),
                words(settings),
                settings.moderated() ? moderator : Moderator.NONE,
                new JdbcStrikes(database),
                new JdbcHouseBook(database),
                new JdbcGate(database),
                clock);
    }

    private static WordFilter words(Settings settings) {
        try {
            return ForbiddenWords.of(settings.conduct().regulations());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(String.valueOf(e.getMessage())));
        }
    }

    static Tailoring tailoring(Settings settings, Database database, InstantSource clock) {
        return new Tailoring(new JdbcHouseBook(database), new JdbcPreferences(database), settings.catalogue(), clock);
    }
}
