/** The page on which people paint where to change a picture. */
@NullMarked
package dev.easel.web.maskeditor;

import org.jspecify.annotations.NullMarked;
