/** Several jobs that were asked for at once, and have one status and one summary. */
@NullMarked
package dev.easel.core.batch;

import org.jspecify.annotations.NullMarked;
