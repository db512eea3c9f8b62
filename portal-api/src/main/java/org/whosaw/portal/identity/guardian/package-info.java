/**
 * Who reads for a child: a mother her newborn, and whom the counter links by papers, until the
 * child is grown.
 *
 * <p>Tables: {@code guardian_link}, {@code guardian_step}. Invariants: a link has relation, since,
 * until and reason; it ends at 18; a blocked link shows nothing, says nothing, and keeps the
 * reason; what the counter does to a link is kept with the reason, the kind of paper and who did
 * it, and is never changed; a block takes hold on every node with the next request.
 */
@NullMarked
package org.whosaw.portal.identity.guardian;

import org.jspecify.annotations.NullMarked;
