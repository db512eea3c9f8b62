/**
 * The page on which the hospital says who on a list is which patient, one at a time.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: names and phones stand there masked; opening one is a form, for it leaves a line
 * on the patient's record.
 */
@NullMarked
package org.whosaw.portal.web.hospital.matching;

import org.jspecify.annotations.NullMarked;
