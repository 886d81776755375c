/** Jobs, charges and image files on disk: the stores behind the core's ports, over SQL and a folder. */
@NullMarked
package dev.easel.storage;

import org.jspecify.annotations.NullMarked;
