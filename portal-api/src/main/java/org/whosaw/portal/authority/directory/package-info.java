/**
 * Who is there to complain to, and where: authorities with their contact, regions with their codes.
 *
 * <p>Table: {@code authority_entry} (what an administrator imported, one row an entry, as it was
 * written).
 *
 * <p>Invariants: shipped entries hold what RULES could read and say how well; an imported entry
 * never replaces a shipped one, it stands in for a local one at its place; two entries of one code
 * never hold on one day.
 */
@NullMarked
package org.whosaw.portal.authority.directory;

import org.jspecify.annotations.NullMarked;
