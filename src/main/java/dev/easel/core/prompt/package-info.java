/** Prompts as people write them when they want several at once. Pure. */
@NullMarked
package dev.easel.core.prompt;

import org.jspecify.annotations.NullMarked;
