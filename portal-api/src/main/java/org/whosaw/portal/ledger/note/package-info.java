/**
 * What the ledger signs: signed notes and checkpoints, as C2SP signed-note and tlog-checkpoint have
 * them.
 *
 * <p>Invariants: a note has one reading, and is refused when it is spelt any other way; its text is
 * handed out only behind a key that is known; no private key but in room crypto.
 */
@NullMarked
package org.whosaw.portal.ledger.note;

import org.jspecify.annotations.NullMarked;
