package dev.easel.app;

import dev.easel.config.Settings;
import dev.easel.core.gallery.PictureLinks;
import dev.easel.core.image.BlobStore;
import dev.easel.core.text.Wording;
import dev.easel.engine.RequestPlanner;
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
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

    static Tailoring tailoring(Settings settings, Database database, InstantSource clock) {
        return new Tailoring(new JdbcHouseBook(database), new JdbcPreferences(database), settings.catalogue(), clock);
    }
}
