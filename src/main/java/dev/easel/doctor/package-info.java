/** Looks an installation over and says what is wrong with it, why, and which command mends it. */
@NullMarked
package dev.easel.doctor;

import org.jspecify.annotations.NullMarked;
