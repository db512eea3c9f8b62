/**
 * Promises to the outside, kept after commit: envelopes, couriers, and the worker between them.
 *
 * <p>Table: {@code outbox_envelope}. Invariants: an envelope is written in the transaction that
 * promises it; its body is sealed, and wiped when it is delivered, parked or too late; any node may
 * claim an envelope and none delivers it twice at once; the room does not know its couriers'
 * trades.
 */
@NullMarked
package org.whosaw.portal.outbox;

import org.jspecify.annotations.NullMarked;
