/** What was made: the artworks of finished jobs. */
@NullMarked
package dev.easel.core.gallery;

import org.jspecify.annotations.NullMarked;
