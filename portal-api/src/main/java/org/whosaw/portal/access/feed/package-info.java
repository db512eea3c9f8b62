/**
 * What the list covers: how far each system's feed is, which of its numbers are missing.
 *
 * <p>Tables: {@code access_arrival} (what arrived, noted in the transaction that recorded it),
 * {@code access_feed} (added up, one row a system), {@code access_run} (the running numbers that
 * are here, as runs).
 *
 * <p>Invariants: an arrival is durable with its events and is added up exactly once; a number that
 * arrives late closes its gap; a page reads a state that is kept in memory, never the log.
 */
@NullMarked
package org.whosaw.portal.access.feed;

import org.jspecify.annotations.NullMarked;
