/** A local Images API over real HTTP: the demo, the development loop and the test server in one. */
@NullMarked
package dev.easel.sandbox;

import org.jspecify.annotations.NullMarked;
