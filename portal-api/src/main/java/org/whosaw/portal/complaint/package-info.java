/**
 * Complaints and their course.
 *
 * <p>Invariants: the room says what a complaint is about and never which administration is
 * competent; that is asked of {@link org.whosaw.portal.complaint.Competence}.
 */
@NullMarked
package org.whosaw.portal.complaint;

import org.jspecify.annotations.NullMarked;
