/**
 * The page on which a person who looked says whether and why, opened by a secret link.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: the page is made from the look alone, so a question and a routine review cannot be
 * told apart; a dead link is not found, whatever ended it.
 */
@NullMarked
package org.whosaw.portal.web.open.review;

import org.jspecify.annotations.NullMarked;
