/** The story of a request: interpret, plan, admit, draw, deliver, recover. */
@NullMarked
package dev.easel.engine;

import org.jspecify.annotations.NullMarked;
