/**
 * Backup while serving, and putting one back.
 *
 * <p>Tables: {@code restore_note} (that an older copy was put back on purpose, and why).
 *
 * <p>Invariants: a backup holds no data key: those lie apart and are kept for a short time, so that
 * an erased person stays erased; what is put back is proven by its ledger before it serves.
 */
@NullMarked
package org.whosaw.portal.app.backup;

import org.jspecify.annotations.NullMarked;
