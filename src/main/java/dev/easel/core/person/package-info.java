/** People: their identities on several platforms, and what is kept about them. */
@NullMarked
package dev.easel.core.person;

import org.jspecify.annotations.NullMarked;
