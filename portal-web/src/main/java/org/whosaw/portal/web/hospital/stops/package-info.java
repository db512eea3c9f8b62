/**
 * The desk's pages about stops: who owes its word and who was late, letters, what each system does
 * with a stop, calls that were not taken, and what a ward may give of one person.
 *
 * <p>Invariants: persons stand under pseudonyms; a letter's code is shown once, on the letter; a
 * ward's look stands on the person's own record.
 */
@NullMarked
package org.whosaw.portal.web.hospital.stops;

import org.jspecify.annotations.NullMarked;
