/** The two ports of a conversation: what comes in and what goes out. */
@NullMarked
package dev.easel.core.chat;

import org.jspecify.annotations.NullMarked;
