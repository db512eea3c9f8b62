/**
 * How a patient is asked, and what she answers.
 *
 * <p>Invariants: only she begins, by a recipient's code or from its card; one recipient and one
 * purpose at a time, by the notice in force; nothing is offered around a birth, in intensive care
 * or after a loss; a no is a no for half a year and looks like leaving; a guardian decides for a
 * child under fourteen, as long as nobody has blocked that.
 */
@NullMarked
package org.whosaw.portal.consent.asking;

import org.jspecify.annotations.NullMarked;
