/** The Slack adapter. Everything that knows Bolt is in here. */
@NullMarked
package dev.easel.platform.slack;

import org.jspecify.annotations.NullMarked;
