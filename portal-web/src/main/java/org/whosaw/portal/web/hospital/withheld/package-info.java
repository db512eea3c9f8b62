/**
 * The page on which the hospital puts a notice off where a law asks for it, looks at it again, and
 * ends it.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: nobody's name or number stands there; what one member asks for another approves.
 */
@NullMarked
package org.whosaw.portal.web.hospital.withheld;

import org.jspecify.annotations.NullMarked;
