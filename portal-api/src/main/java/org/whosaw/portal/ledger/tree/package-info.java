/**
 * The Merkle tree of RFC 6962 (RFC 9162 hashes alike): leaf and node hashes, proofs, and the tiles
 * that a tree is kept in. Pure: no database, no clock, no keys.
 *
 * <p>Invariants: depends on the JDK alone; a tree of n leaves has one root however its leaves came;
 * a proof that verifies has exactly the length that its sizes demand.
 */
@NullMarked
package org.whosaw.portal.ledger.tree;

import org.jspecify.annotations.NullMarked;
