/**
 * The counter's work on guardians: another than the mother is let in by papers, and kept out by a
 * protection order or a custody matter.
 *
 * <p>Tables: none; the links are identity's.
 *
 * <p>Invariants: only roles {@code COUNTER} and {@code PRIVACY_OFFICER}, and only the latter opens
 * a blocked link again; only from an opened child, and by the guardian's whole number; every act is
 * on the child's record as a look, with the kind of paper, before it is done; linking is on the
 * guardian's record too, blocking is not: it must not tell when somebody was at the counter. The
 * child's page names a guardian by relation and the end of the number, never by name.
 *
 * <p>The hospital's own systems may say the same by {@code PUT /api/v1/directory/guardians}, for
 * papers that were checked there: they link, change and block, and never open a block. No look is
 * noted then, for nobody looked; those who read the child's list are told.
 */
@NullMarked
package org.whosaw.portal.hospital.guardian;

import org.jspecify.annotations.NullMarked;
