/**
 * The page on which the hospital erases a person: what goes, what a law keeps and until when, and
 * until which day a copy of her key can exist.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: nobody is named but masked; looking is on her record; erasing takes a code of the
 * moment.
 */
@NullMarked
package org.whosaw.portal.web.hospital.erasure;

import org.jspecify.annotations.NullMarked;
