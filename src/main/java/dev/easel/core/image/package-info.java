/** What is asked of an image model, what a model can do, and the ports that draw and keep images. */
@NullMarked
package dev.easel.core.image;

import org.jspecify.annotations.NullMarked;
