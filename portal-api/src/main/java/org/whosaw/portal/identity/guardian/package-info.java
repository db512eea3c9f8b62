/**
 * Who reads for a child: a mother her newborn, until it is grown.
 *
 * <p>Table: {@code guardian_link}. Invariants: a link has relation, since, until and reason; it
 * ends at 18; a blocked link shows nothing, says nothing, and keeps the reason.
 */
@NullMarked
package org.whosaw.portal.identity.guardian;

import org.jspecify.annotations.NullMarked;
