/**
 * The counter's pages: find one person by an exact number, give her a way in, note her wish.
 *
 * <p>Invariants: what names a person travels in forms only, signed and for ten minutes, so her
 * pages answer a POST and have no address; a code is shown once.
 */
@NullMarked
package org.whosaw.portal.web.hospital.counter;

import org.jspecify.annotations.NullMarked;
