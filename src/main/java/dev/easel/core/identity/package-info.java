/** Who and where: people, spaces, channels, messages and the addresses that answers go to. */
@NullMarked
package dev.easel.core.identity;

import org.jspecify.annotations.NullMarked;
