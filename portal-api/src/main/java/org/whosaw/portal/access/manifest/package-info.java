/**
 * Whether all that a source sent is here: its own signed word for each day against what arrived.
 *
 * <p>Tables: {@code access_manifest} (kept as it came), {@code access_day} (what arrived, added up
 * by the feeds' keeper).
 *
 * <p>Invariants: of one system and day there is one manifest, and it is an entry of the ledger;
 * what is compared is worked out when read, so a line that comes late settles the matter by itself.
 */
@NullMarked
package org.whosaw.portal.access.manifest;

import org.jspecify.annotations.NullMarked;
