/**
 * Rate limits: how often one number, address, account or client may try.
 *
 * <p>Table: {@code rate_window}. Invariants: keys are stored as keyed hashes, and which limit a row
 * counts stands in the hash alone; a limit counts in the database, so that it holds on every node
 * and after a restart.
 */
@NullMarked
package org.whosaw.portal.identity.limit;

import org.jspecify.annotations.NullMarked;
