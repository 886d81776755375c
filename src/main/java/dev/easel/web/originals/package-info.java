/** Pictures as they are kept, for those who were given a link. */
@NullMarked
package dev.easel.web.originals;

import org.jspecify.annotations.NullMarked;
