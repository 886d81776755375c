package dev.easel.core.gallery;

/**
 * Which image of which job something was made from.
 *
 * @param job the job's id
 * @param position counted from 1
 */
public record Origin(String job, int position) {
    public Origin {
        if (position < 1) {
            throw new IllegalArgumentException("images are counted from 1");
        }
    }
}
