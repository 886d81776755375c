/** A Slack on loopback: Web API, Socket Mode, signed HTTP requests and response URLs, as a real client sees them. */
@NullMarked
package dev.easel.testing.slack;

import org.jspecify.annotations.NullMarked;
