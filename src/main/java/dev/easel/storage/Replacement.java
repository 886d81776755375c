package dev.easel.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a database file and a folder of pictures in place of others, which are moved aside. A mark stands in their folder
 * meanwhile: where the power goes off in the middle, nothing is opened before it is done again, and what was there at first
 * is still aside.
 */
final class Replacement {
    private static final String MARK = "restore-unfinished";

    private final Path folder;
    private final Path mark;
    private final Runnable step;

    /**
     * In a folder.
     *
     * @param folder holds the pictures
     * @param step runs before each change
     */
    Replacement(Path folder, Runnable step) {
        this.folder = folder;
        this.mark = folder.resolve(MARK);
        this.step = step;
    }

    static boolean isUnfinished(Path folder) {
        return Files.exists(folder.resolve(MARK));
    }

    /** @throws BackupException when one was begun and not finished */
    static void requireFinished(Path folder) {
        if (isUnfinished(folder)) {
            throw new BackupException(
                    "A restore was cut off before its end. Run ./easel restore FILE once more; what was there before is"
                            + " kept beside it.",
                    null);
        }
    }

    /** What else belongs to it, and is done again where the power goes off. */
    @FunctionalInterface
    interface Rest {
        /**
         * Replaces it.
         *
         * @param aside the folder for what was there before
         */
        void replace(Path aside) throws IOException;
    }

    /** Does it, and returns where the former files are, if there were any. */
    @Nullable
    Path replace(Path database, Path newDatabase, Path pictures, Path newPictures, Rest rest) throws IOException {
        Path aside = begin();
        for (Path file : List.of(
                database,
                database.resolveSibling(database.getFileName() + "-wal"),
                database.resolveSibling(database.getFileName() + "-shm"),
                pictures)) {
            moveAside(file, aside);
        }
        OwnerOnly.createFolders(Folders.above(database));
        step.run();
        Files.move(newPictures, pictures);
        step.run();
        Files.move(newDatabase, database, StandardCopyOption.ATOMIC_MOVE);
        Durable.folder(aside);
        Durable.folder(Folders.above(database));
        Durable.folder(folder);
        step.run();
        rest.replace(aside);
        Durable.folder(folder);
        step.run();
        Files.delete(mark);
        Durable.folder(folder);
        if (isEmpty(aside)) {
            Files.delete(aside);
            return null;
        }
        return aside;
    }

    /** The mark names the folder for what was there before, so that a second try goes on with the same. */
    private Path begin() throws IOException {
        if (Files.exists(mark)) {
            Path aside = folder.resolve(Files.readString(mark).strip());
            OwnerOnly.createFolders(aside);
            return aside;
        }
        Path aside = Files.createTempDirectory(folder, "before-restore-");
        Path written = folder.resolve(MARK + ".new");
        OwnerOnly.createFile(written);
        Files.writeString(written, aside.getFileName() + "\n");
        Durable.file(written);
        step.run();
        Files.move(written, mark, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Durable.folder(folder);
        return aside;
    }

    /** What is aside already came first; what stands in its place is of a restore that was cut off. */
    private void moveAside(Path file, Path aside) throws IOException {
        Path place = aside.resolve(file.getFileName());
        if (!Files.exists(file)) {
            return;
        }
        step.run();
        if (Files.exists(place)) {
            Folders.delete(file);
        } else {
            Files.move(file, place);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
