/**
 * Words that every room may use: typed ids, kinds of data, purposes, legal bases, pages and errors.
 *
 * <p>Invariants: depends on the JDK, JSpecify and Jackson annotations only; every wire code is
 * lower-case kebab and stable for ever.
 */
@NullMarked
package org.whosaw.portal.kernel;

import org.jspecify.annotations.NullMarked;
