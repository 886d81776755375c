/** The commands that draw nothing: a {@link dev.easel.engine.desk.Clerk} for each, and the desk at which they sit. */
@NullMarked
package dev.easel.engine.desk;

import org.jspecify.annotations.NullMarked;
