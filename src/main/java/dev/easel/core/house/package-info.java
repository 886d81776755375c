/** What those who run a space decide for it, and what people set for themselves. */
@NullMarked
package dev.easel.core.house;

import org.jspecify.annotations.NullMarked;
