/** Typed settings from built-in defaults, the configuration file and the environment, in that order. */
@NullMarked
package dev.easel.config;

import org.jspecify.annotations.NullMarked;
