package dev.easel.app;

import dev.easel.config.Settings;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.Imaging;
import dev.easel.core.image.PaceBook;
import dev.easel.core.job.JobStore;
import dev.easel.core.job.RetryPolicy;
import dev.easel.engine.Engine;
import dev.easel.engine.ProviderHealth;
import dev.easel.engine.ReactionRules;
import dev.easel.engine.Recognition;
import dev.easel.engine.RequestDefaults;
import dev.easel.engine.RequestPlanner;
import dev.easel.engine.Studio;
import dev.easel.engine.Unfolding;
import dev.easel.engine.Variations;
import dev.easel.provider.openai.OpenAiImages;
import dev.easel.provider.openai.OpenAiModeration;
import dev.easel.provider.openai.OpenAiServer;
import dev.easel.storage.Database;
import dev.easel.storage.JdbcBatchStore;
import dev.easel.storage.JdbcEncores;
import dev.easel.storage.JdbcGallery;
import dev.easel.storage.JdbcJobStore;
import dev.easel.storage.JdbcOffers;
import dev.easel.storage.JdbcPaceBook;
import dev.easel.storage.JdbcQuotaBook;
import dev.easel.storage.JdbcWaitingRoom;
import java.net.URI;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the engine together. */
final class Engines {
    private static final Logger LOG = LoggerFactory.getLogger(Engines.class);

    private Engines() {}

    /** At rest. */
    static Engine of(
            Settings settings,
            Engine.Tenure tenure,
            Watching watching,
            Database database,
            BlobStore blobs,
            BlobStore drawn,
            Imaging imaging,
            Recognition recognition,
            Masks masks,
            Pseudonyms pseudonyms,
            OpenAiServer server,
            RandomGenerator random) {
        Settings.Provider provider = settings.provider();
        sayWhichServer(provider);
        RetryPolicy retries = new RetryPolicy(provider.repeatUnknown(), random);
        JobStore jobs =
                watching.jobs().apply(new JdbcJobStore(database, settings.jobs().limits()));
        PaceBook line = JdbcPaceBook.open(database, lineOf(provider));
        ProviderHealth health = new ProviderHealth(provider.imagesPerMinute(), provider.concurrent(), line, Core.CLOCK);
        Studio studio = new Studio(
                watching.provider().apply(new OpenAiImages(server, settings.catalogue(), drawn, Core.CLOCK, health)),
                jobs,
                settings.catalogue(),
                provider.server(),
                imaging,
                pseudonyms,
                retries,
                health,
                provider.concurrent(),
                Core.CLOCK,
                Thread::sleep);
        Settings.Image image = settings.image();
        RequestPlanner planner = new RequestPlanner(
                settings.catalogue(),
                provider.server(),
                new RequestDefaults(image.model(), image.quality(), image.size(), image.count(), image.previews()),
                variations(settings.variations()));
        return new Engine(
                new ReactionRules(settings.reactions()),
                planner,
                imaging,
                settings.quotas(),
                jobs,
                new JdbcWaitingRoom(database),
                new JdbcGallery(database),
                recognition,
                new JdbcQuotaBook(database),
                studio,
                masks.engine(),
                Desks.open(settings, database, blobs, masks.originals(), planner, Core.CLOCK, random),
                Desks.tailoring(settings, database, Core.CLOCK),
                Desks.steward(settings, database, new OpenAiModeration(server), Core.CLOCK),
                new JdbcOffers(database),
                settings.confirmAbove(),
                watching.encores().apply(new JdbcEncores(database)),
                settings.keeping().reuseAfter(),
                watching.batches()
                        .apply(new JdbcBatchStore(database, settings.jobs().limits())),
                new Unfolding(
                        settings.batch().styles(),
                        settings.batch().maxPrompts(),
                        settings.variations().motif()),
                retries,
                provider.concurrent(),
                settings.jobs().deadline(),
                tenure,
                Core.CLOCK,
                random);
    }

    /** One line for each address, whose name holds nothing secret: instances with the same one have the same account. */
    private static String lineOf(Settings.Provider provider) {
        if (provider.baseUrl() == null) {
            return "sandbox";
        }
        URI url = URI.create(provider.baseUrl());
        String server = String.valueOf(url.getRawAuthority()).replaceFirst("^.*@", "");
        return (server + String.valueOf(url.getRawPath())).replaceFirst("(/v1)?/*$", "");
    }

    private static void sayWhichServer(Settings.Provider provider) {
        if (provider.betterServer() != null) {
            LOG.warn(
                    "OPENAI_BASE_URL looks like a server of the kind {}, but is taken for {}. "
                            + "Set EASEL_PROVIDER_SERVER={} (provider.server) if it is one",
                    provider.betterServer(),
                    provider.server().name(),
                    provider.betterServer());
        }
    }

    private static Variations variations(Settings.Variations texts) {
        return new Variations(texts.subtle(), texts.normal(), texts.strong());
    }
}
