package dev.easel.app;

import dev.easel.config.Settings;
import dev.easel.core.gallery.EditLinks;
import dev.easel.core.gallery.EditSessions;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.Imaging;
import dev.easel.engine.MaskSessions;
import dev.easel.storage.Database;
import dev.easel.storage.JdbcEditSessions;
import dev.easel.storage.JdbcGallery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What painting masks needs.
 *
 * @param engine the engine's side of it
 * @param addresses where people reach the web server: told when it listens
 */
record Masks(EditSessions sessions, EditLinks links, MaskSessions engine, EditAddresses addresses, Imaging imaging) {
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
        String key = database.sharedKey(
                SignedEditLinks.KEY_NAME, Pseudonyms.keyIn(data.resolve(SignedEditLinks.KEY_NAME + ".key")));
        EditLinks links = new SignedEditLinks(key, sessions, addresses);
        MaskSessions engine = new MaskSessions(
                sessions, links, new JdbcGallery(database), imaging, mask -> blobs.open(mask.locator()), clock, random);
        return new Masks(sessions, links, engine, addresses, imaging);
    }
}
