/** Starts and stops Easel: the only package that knows every other one. */
@NullMarked
package dev.easel.app;

import org.jspecify.annotations.NullMarked;
