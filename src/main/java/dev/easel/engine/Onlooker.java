package dev.easel.engine;

import dev.easel.core.image.ImageRef;

/** Watches a job being drawn, for the one who asked. Called from several threads. */
interface Onlooker {
    /** Its turn has come. */
    void begun();

    /** So many of its images are there. */
    void arrived(int images);

    /** An unfinished image is there to be shown. */
    void preview(ImageRef image);
}
