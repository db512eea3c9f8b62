/**
 * The hospital's counter: a member of the staff opens one person, and only one, to give her a way
 * in or to note what she asks for.
 *
 * <p>Tables: {@code counter_check}, {@code counter_note}.
 *
 * <p>Invariants: only roles {@code COUNTER} and {@code PRIVACY_OFFICER}, only their own hospital's
 * persons, only by an exact number; what is shown is masked; every opening is on the person's own
 * record before anything is shown; of papers the kind is kept, never number or copy; free text is
 * sealed.
 */
@NullMarked
package org.whosaw.portal.hospital.counter;

import org.jspecify.annotations.NullMarked;
