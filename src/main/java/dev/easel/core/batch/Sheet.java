package dev.easel.core.batch;

/** Whether a batch ends with one image of all its images. */
public enum Sheet {
    NONE,
    /** Each image with its member's label below. */
    LABELLED
}
