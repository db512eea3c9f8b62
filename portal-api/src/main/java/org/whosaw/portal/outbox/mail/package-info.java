/**
 * E-mail: one sender for whoever has something to send, and the courier of envelopes that go by
 * mail.
 *
 * <p>No tables. Invariants: off until a server is configured; nothing leaves without TLS and a
 * certificate that bears the server's name, but to this machine; texts are ours and say nothing
 * that could not lie open on a desk.
 */
@NullMarked
package org.whosaw.portal.outbox.mail;

import org.jspecify.annotations.NullMarked;
