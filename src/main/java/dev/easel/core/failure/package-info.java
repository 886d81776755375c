/** What can go wrong, as a closed set of values. */
@NullMarked
package dev.easel.core.failure;

import org.jspecify.annotations.NullMarked;
