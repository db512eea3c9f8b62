/**
 * Which administration is competent and how it takes delivery: directory, routing table, package,
 * channels.
 *
 * <p>Invariants: directory and table are data, checked when the server starts: a gap, a loop or a
 * missing word is refused naming the row; every combination of facts has a lead and a reason; no
 * contact is invented; their forms are never scripted; nothing is called accepted without the
 * authority's own number.
 */
@NullMarked
package org.whosaw.portal.authority;

import org.jspecify.annotations.NullMarked;
