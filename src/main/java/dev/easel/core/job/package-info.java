/** The durable unit of work, its states and the store that keeps it. */
@NullMarked
package dev.easel.core.job;

import org.jspecify.annotations.NullMarked;
