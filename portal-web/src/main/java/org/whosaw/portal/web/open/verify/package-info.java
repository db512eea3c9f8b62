/**
 * Where anyone checks a receipt.
 *
 * <p>Invariants: the file never leaves the browser; what checks it is one script that anyone can
 * read; without scripts the page says who checks it instead.
 */
@NullMarked
package org.whosaw.portal.web.open.verify;

import org.jspecify.annotations.NullMarked;
