/** A real browser for tests of pages. */
@NullMarked
package dev.easel.testing.browser;

import org.jspecify.annotations.NullMarked;
