/** A Discord on loopback, REST and gateway, for the real client library to talk to. */
@NullMarked
package dev.easel.testing.discord;

import org.jspecify.annotations.NullMarked;
