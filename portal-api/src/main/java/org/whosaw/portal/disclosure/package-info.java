/**
 * Who received data outside the hospital: each provision, its basis, its end.
 *
 * <p>Tables: {@code disclosure}, {@code disclosure_subject}, {@code disclosure_waiting}.
 *
 * <p>Invariants: only {@code DisclosureRecorder} writes; a provision is unique by system and source
 * id; a look by someone whose employer is not the hospital is also a provision to that employer.
 */
@NullMarked
package org.whosaw.portal.disclosure;

import org.jspecify.annotations.NullMarked;
