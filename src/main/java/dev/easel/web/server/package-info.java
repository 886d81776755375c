/** The web kit: a small HTTP server that other packages hang their pages on. */
@NullMarked
package dev.easel.web.server;

import org.jspecify.annotations.NullMarked;
