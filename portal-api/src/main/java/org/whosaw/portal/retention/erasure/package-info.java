/**
 * Erasing a person: her key is destroyed and her rows go; what a law keeps stays without her name,
 * and it is said which, by which law and until when.
 *
 * <p>Tables: {@code erasure}, {@code erasure_kept}. It deletes from the tables of all rooms, and so
 * stands above them; it reads none of what they sealed.
 *
 * <p>Invariants: erasing is one transaction, with its own entry in the ledger; leaves are never
 * touched; a person is erased once.
 */
@NullMarked
package org.whosaw.portal.retention.erasure;

import org.jspecify.annotations.NullMarked;
