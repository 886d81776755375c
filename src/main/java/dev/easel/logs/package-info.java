/** How log lines look, and what never stands in them. */
@NullMarked
package dev.easel.logs;

import org.jspecify.annotations.NullMarked;
