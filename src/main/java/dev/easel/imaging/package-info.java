/** Images in and out: reads files nobody should trust, fits, masks and composites images, makes them small enough. */
@NullMarked
package dev.easel.imaging;

import org.jspecify.annotations.NullMarked;
