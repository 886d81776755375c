/** Finds forbidden words, however they are disguised, in time that grows only with the length of what is read. */
@NullMarked
package dev.easel.words;

import org.jspecify.annotations.NullMarked;
