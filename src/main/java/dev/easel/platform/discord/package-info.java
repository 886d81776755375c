/** Discord, through JDA: commands in, uploads out. */
@NullMarked
package dev.easel.platform.discord;

import org.jspecify.annotations.NullMarked;
