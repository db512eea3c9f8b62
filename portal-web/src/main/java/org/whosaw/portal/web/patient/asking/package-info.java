/**
 * The pages on which a patient asks why somebody looked, and sees where it stands.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: a line is asked about from its own list only; the promise is worded as a promise;
 * nothing accuses.
 */
@NullMarked
package org.whosaw.portal.web.patient.asking;

import org.jspecify.annotations.NullMarked;
