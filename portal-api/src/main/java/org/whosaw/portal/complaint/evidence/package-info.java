/**
 * Evidence: what is taken, what is made of it, and where it lies.
 *
 * <p>Tables: {@code complaint_file}, {@code complaint_piece}.
 *
 * <p>Invariants: what a file is, its bytes say, never its name, and its name is not kept; a picture
 * is kept without what cameras write into it; a file is hashed as it arrives and lies sealed in
 * pieces under the complaint's own key, in their order and with an end; whatever its size, only a
 * piece of it is in memory; one that is refused leaves nothing behind.
 */
@NullMarked
package org.whosaw.portal.complaint.evidence;

import org.jspecify.annotations.NullMarked;
