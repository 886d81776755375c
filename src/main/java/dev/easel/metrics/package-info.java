/** Numbers for the operator's monitoring. Watches the ports of the core from outside; the engine knows nothing of it. */
@NullMarked
package dev.easel.metrics;

import org.jspecify.annotations.NullMarked;
