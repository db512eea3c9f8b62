package org.whosaw.portal.ledger.receipt;

import java.util.List;
import org.whosaw.portal.ledger.CanonicalBytes;
import org.whosaw.portal.ledger.Commitment;
import org.whosaw.portal.ledger.Leaf;
import org.whosaw.portal.ledger.tree.TreeHashes;

/**
 * A list of entries with their proof, as it is handed out.
 *
 * @param statement the signed note that says how many entries there are and where
 * @param checkpoint the signed note under which they stand
 * @param key what verifies both notes, as text
 * @param entries in the order of their places
 * @param proof of all entries together
 */
public record Receipt(
        String statement, String checkpoint, String key, List<Entry> entries, List<byte[]> proof) {
    public Receipt {
        entries = List.copyOf(entries);
        proof = List.copyOf(proof);
    }

    /**
     * One entry.
     *
     * @param place in the ledger
     * @param salt 32 bytes
     */
    public record Entry(long place, byte[] salt, CanonicalBytes content) {
        /** Returns the hash of the leaf that this entry must be. */
        byte[] leafHash() {
            return TreeHashes.leaf(Leaf.entry(Commitment.of(salt, content.toBytes()).bytes()));
        }

        @Override
        public String toString() {
            return "Entry[" + place + "]";
        }
    }

    long[] places() {
        return entries.stream().mapToLong(Entry::place).toArray();
    }

    @Override
    public String toString() {
        return "Receipt[" + entries.size() + " entries]";
    }
}
