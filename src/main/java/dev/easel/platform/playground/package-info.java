/** A chat on a page of Easel's own, for trying everything out: the same engine, quotas and jobs as any other platform. */
@NullMarked
package dev.easel.platform.playground;

import org.jspecify.annotations.NullMarked;
