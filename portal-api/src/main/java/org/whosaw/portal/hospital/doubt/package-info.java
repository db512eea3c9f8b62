/**
 * Whether a woman on a list is the one in the directory: asked of the hospital, one person at a
 * time.
 *
 * <p>Tables: {@code contact_doubt}.
 *
 * <p>Invariants: phone and name are kept masked, and sealed; nothing is joined to a person but by
 * an exact match or a member of staff; every look at a candidate stands on her own record.
 */
@NullMarked
package org.whosaw.portal.hospital.doubt;

import org.jspecify.annotations.NullMarked;
