/** Allowances per window of time, and what a request costs against them. */
@NullMarked
package dev.easel.core.quota;

import org.jspecify.annotations.NullMarked;
