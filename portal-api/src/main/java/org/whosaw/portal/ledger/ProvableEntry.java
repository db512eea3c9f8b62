package org.whosaw.portal.ledger;

/**
 * An entry of a list with what its leaf was made of, ready to be proven.
 *
 * @param id of what it stands for
 * @param personId under which its leaf was appended
 * @param number which of the leaves of that id it is, from 0 on
 * @param salt of its leaf
 */
public record ProvableEntry(
        long id, long personId, int number, byte[] salt, CanonicalBytes content) {
    /** Returns the leaf that it must have. */
    public Leaf leaf() {
        return new Leaf(content.kind(), id, personId, Commitment.of(salt, content.toBytes()));
    }

    @Override
    public String toString() {
        return "ProvableEntry[" + content.kind() + " " + id + "]";
    }
}
