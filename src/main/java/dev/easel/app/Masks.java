package dev.easel.app;

import dev.easel.config.Settings;
import dev.easel.core.gallery.EditLinks;
import dev.easel.core.gallery.EditSessions;
import dev.easel.core.gallery.PictureLinks;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.Imaging;
import dev.easel.engine.MaskSessions;
import dev.easel.storage.Database;
import dev.easel.storage.JdbcEditSessions;
import dev.easel.storage.JdbcGallery;
import dev.easel.web.maskeditor.MaskEditor;
import dev.easel.web.originals.OriginalPictures;
import dev.easel.web.originals.PortfolioDownload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What painting masks and fetching originals need.
 *
 * @param engine the engine's side of it
 * @param originals links to pictures as they are kept
 * @param addresses where people reach the web server: told when it listens
 */
record Masks(
        EditSessions sessions,
        EditLinks links,
        PictureLinks originals,
        MaskSessions engine,
        EditAddresses addresses,
        Imaging imaging) {
    /** A browser is known for longer than any of its links lives. */
    private static final Duration KNOWN = Duration.ofDays(1);

    /**
     * Puts it together.
     *
     * @param data the folder that keeps the key of the links
     */
    static Masks open(
            Settings settings,
            Database database,
            Path data,
            BlobStore blobs,
            Imaging imaging,
            InstantSource clock,
            RandomGenerator random)
            throws IOException {
        EditSessions sessions = new JdbcEditSessions(database);
        EditAddresses addresses = new EditAddresses(settings.web());
        String key =
                database.sharedKey(Signature.KEY_NAME, Pseudonyms.keyIn(data.resolve(Signature.KEY_NAME + ".key")));
        EditLinks links = new SignedEditLinks(key, sessions, addresses);
        MaskSessions engine = new MaskSessions(
                sessions, links, new JdbcGallery(database), imaging, mask -> blobs.open(mask.locator()), clock, random);
        return new Masks(sessions, links, new SignedPictureLinks(key, addresses), engine, addresses, imaging);
    }

    /** Where the links to originals lead. */
    OriginalPictures pictures(Core core, WebKit kit) {
        return new OriginalPictures(
                kit.origins(), originals, new JdbcGallery(core.database()), core.blobs(), core.clock());
    }

    /** Where the links to all of somebody's pictures lead. */
    PortfolioDownload portfolios(Settings settings, Core core, WebKit kit) {
        return new PortfolioDownload(kit.origins(), originals, Playground.portfolio(settings, core), core.clock());
    }

    /** The page that the links lead to. */
    MaskEditor page(Settings settings, Core core, WebKit kit) {
        return new MaskEditor(new MaskEditor.Parts(
                kit.origins(),
                kit.sessions("mask", "", KNOWN),
                kit.pages(),
                links,
                sessions,
                imaging,
                core.blobs(),
                core.inbox(),
                settings.catalogue(),
                core.clock()));
    }
}
