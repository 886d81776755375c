/** The operator's dashboard. */
@NullMarked
package dev.easel.web.admin;

import org.jspecify.annotations.NullMarked;
