package dev.easel.engine;

import static dev.easel.testing.Samples.NOW;

import dev.easel.core.house.Conduct;
import dev.easel.core.house.Moderator;
import dev.easel.core.image.Imaging;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.core.quota.ConfirmAbove;
import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaRules;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import dev.easel.core.text.Wording;
import dev.easel.engine.desk.Desk;
import dev.easel.imaging.AwtImaging;
import dev.easel.imaging.ImageLimits;
import dev.easel.storage.Database;
import dev.easel.storage.JdbcJobStore;
import dev.easel.storage.JdbcQuotaBook;
import dev.easel.testing.ManualClock;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.MemoryEditSessions;
import dev.easel.testing.MemoryPaceBook;
import dev.easel.testing.PlainEditLinks;
import dev.easel.testing.RecordingMessenger;
import dev.easel.testing.ScriptedProvider;
import dev.easel.testing.Shipped;
import dev.easel.testing.SqliteFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What an engine is made of, on an empty database. */
abstract class PartsFixture {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    static final Wording WORDING = Wording.in(Locale.ENGLISH);
    static final int IMAGES_A_DAY = 20;
    static final Duration DEADLINE = Duration.ofMinutes(10);
    static final Variations VARIATIONS = new Variations("Nearly the same.", "An alternative.", "Something bold.");
    static final ModelCatalogue CATALOGUE = Shipped.catalogue();

    static final Unfolding UNFOLDING = new Unfolding(Shipped.styles(), 20, "this very {motif");

    static final ReactionRules REACTIONS = new ReactionRules(Map.of("🎨", "vary", "🔁", "again", "❌", "delete"));

    @TempDir
    Path folder;

    final ManualClock clock = new ManualClock(NOW);
    final RecordingMessenger messenger = new RecordingMessenger();
    final ScriptedProvider provider = new ScriptedProvider();
    final Messengers messengers = new Messengers();
    final MemoryBlobStore blobs = new MemoryBlobStore();
    final Imaging imaging = new AwtImaging(blobs, ImageLimits.standard());
    final ProviderHealth health = new ProviderHealth(6_000, 2, new MemoryPaceBook(), clock);
    final Random random = new Random(7);
    final QuotaRules rules = new QuotaRules(
            List.of(new QuotaRule(QuotaScope.USER, null, QuotaWindow.DAY, QuotaUnit.IMAGES, IMAGES_A_DAY)),
            ZoneOffset.UTC);

    /** A profile of {@code config/servers.yaml}. */
    String server = "openai";
    /** What is drawn with when a request doesn't say. */
    String model = "gpt-image-2.5-flare";

    Conduct conduct = Conduct.FREE;
    Moderator moderator = Moderator.NONE;

    /** From which price on people are asked first. */
    ConfirmAbove confirmAbove = ConfirmAbove.NEVER;

    /** How old images are at least that are offered once more; nobody is asked where it is absent. */
    Duration reuseAfter;

    final MemoryEditSessions editSessions = new MemoryEditSessions();
    final PlainEditLinks editLinks = new PlainEditLinks(editSessions);

    Database database;
    JdbcJobStore jobs;
    JdbcQuotaBook book;

    @BeforeEach
    void openDatabase() {
        database = Database.open(SqliteFile.url(folder));
        jobs = new JdbcJobStore(database);
        book = new JdbcQuotaBook(database);
        messengers.add(messenger);
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    RequestPlanner planner() {
        return planner(server, model);
    }

    /** @param profile of {@code config/servers.yaml} */
    static RequestPlanner planner(String profile, String model) {
        return new RequestPlanner(
                CATALOGUE,
                Shipped.server(profile),
                new RequestDefaults(new ModelId(model), "low", "auto", 1, 1),
                VARIATIONS);
    }

    /** Where everything is answered that draws nothing. */
    Desk desk() {
        return Desks.desk(database, blobs, rules, clock);
    }

    /** What people and places add to a request. */
    Tailoring tailoring() {
        return Desks.tailoring(database, clock);
    }

    /** What the house rules say. */
    Steward steward() {
        return Desks.steward(conduct, moderator, database, clock);
    }
}
