/**
 * Where a stop is in force inside the hospital: what each system does with it, and the night list
 * for those that never ask.
 *
 * <p>Tables: {@code stop_enforcement}, {@code stop_list}. Invariants: a system of which nobody said
 * anything counts as not connected; a list is acknowledged with its own count or not at all; what
 * was not acknowledged stands on the next list again.
 */
@NullMarked
package org.whosaw.portal.consent.enforcement;

import org.jspecify.annotations.NullMarked;
