/** Draws with servers that speak OpenAI's Images API, and turns their errors into ours. */
@NullMarked
package dev.easel.provider.openai;

import org.jspecify.annotations.NullMarked;
