/** The operator's book: what the provider is paid. */
@NullMarked
package dev.easel.core.spend;

import org.jspecify.annotations.NullMarked;
