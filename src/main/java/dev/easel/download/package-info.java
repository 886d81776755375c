/** Files that people send, taken from where they lie, and from nowhere else. */
@NullMarked
package dev.easel.download;

import org.jspecify.annotations.NullMarked;
