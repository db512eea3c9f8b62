/**
 * The page on which the hospital keeps what is due because a law asks for it: places a hold, looks
 * at it again, lifts it by two members.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: nobody's name or number stands there; one member is enough to keep something, two
 * are needed to let it go.
 */
@NullMarked
package org.whosaw.portal.web.hospital.holds;

import org.jspecify.annotations.NullMarked;
