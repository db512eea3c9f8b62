/**
 * The hospital's desk: signing in, the first page by role, colleagues.
 *
 * <p>Invariants: nobody sees more than one person at a time; whoever looks is named by her code and
 * the time on the page; addresses hold no number of anyone.
 */
@NullMarked
package org.whosaw.portal.web.hospital;

import org.jspecify.annotations.NullMarked;
