/**
 * Her receipt, as a page and as a file, and the one line below a list that leads to it.
 *
 * <p>Invariants: a QR picture holds what was signed and nothing of her entries; the file is hers
 * alone and is never kept here longer than it takes to download it.
 */
@NullMarked
package org.whosaw.portal.web.patient.receipt;

import org.jspecify.annotations.NullMarked;
