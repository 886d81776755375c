/** The only maker of words for people. */
@NullMarked
package dev.easel.core.text;

import org.jspecify.annotations.NullMarked;
