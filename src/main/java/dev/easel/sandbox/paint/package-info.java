/** The sandbox's brush: images that mean what their prompt says, always the same for the same request. */
@NullMarked
package dev.easel.sandbox.paint;

import org.jspecify.annotations.NullMarked;
