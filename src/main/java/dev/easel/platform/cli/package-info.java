/** The terminal as a chat platform: its messenger writes files. The operator's commands live beside it. */
@NullMarked
package dev.easel.platform.cli;

import org.jspecify.annotations.NullMarked;
