/**
 * Listens for ATNA messages that come by syslog, over mutual TLS or from a relay on this machine.
 *
 * <p>Tables: none; what is refused is counted in {@code ingest_refusal}.
 *
 * <p>Invariants: a connection speaks for one system of one hospital, by its certificate or by its
 * listener; frames that were whole are recorded whatever comes after them; no more lies in memory
 * than one batch and one frame a connection, then senders wait; nothing is acknowledged, for syslog
 * knows no acknowledgement.
 */
@NullMarked
package org.whosaw.portal.ingest.syslog;

import org.jspecify.annotations.NullMarked;
