package dev.easel.core.person;

import dev.easel.core.identity.SpaceRef;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.ImageRef;
import dev.easel.core.quota.Signature;
import java.io.IOException;
import java.util.List;

/** What is kept about people. Safe for use from several threads and processes. */
public interface PersonalData {
    /** Everything that is kept about somebody, but for what lets its holder in. */
    Dossier collect(UserRef user);

    /** The pictures alone, as {@link #collect} has them, in the same order: without the texts, which take far longer. */
    List<Picture> listPictures(UserRef user);

    /**
     * Deletes what is kept about somebody: words, pictures, links to messages, settings, sessions. Requests that wait are
     * cancelled; those that are being drawn are finished, and deleted by {@link #finish} once they are. What the books need
     * stays, without a word of theirs. Done in many short steps: when one of them fails or the process ends, {@link #finish}
     * goes on.
     *
     * @return what there was when it began
     */
    Forgotten forget(UserRef user, Signature signature);

    /** As {@link #forget}, of everybody who asked for something in a space. */
    Forgotten forgetAll(SpaceRef space, Signature signature);

    /**
     * Goes on with what could not be deleted at once.
     *
     * @return whether nothing is left to do
     * @throws IOException when a picture can't be deleted; it is tried again the next time
     */
    boolean finish() throws IOException;

    /**
     * What there is.
     *
     * @param pictures their own and those they brought, each once
     */
    record Dossier(List<Sheet> sheets, List<Picture> pictures) {
        public Dossier {
            sheets = List.copyOf(sheets);
            pictures = List.copyOf(pictures);
        }
    }

    /** A text. */
    record Sheet(String name, String json) {}

    /** A picture, by the file name that the texts call it by. */
    record Picture(String name, ImageRef image) {}

    /**
     * What was deleted.
     *
     * @param underWay requests that are deleted as soon as they are finished
     */
    record Forgotten(int requests, int pictures, int underWay) {}
}
