package org.whosaw.portal.ledger.receipt;

import java.util.Locale;

/**
 * One thing that is wrong with a receipt.
 *
 * @param entry the number of the entry in the file, from 1 on; 0 when it is the whole file
 * @param more a second number where the kind has one
 */
public record ReceiptFinding(Kind kind, int entry, long more) {
    /** What may be wrong; the first that stands here is looked for first. */
    public enum Kind {
        /** The file ends in the middle. */
        CUT_OFF,
        /** The file is no receipt. */
        NOT_A_RECEIPT,
        /** Another ledger's key signed it. */
        OTHER_LEDGER,
        /** What was signed about the list was changed after the signing. */
        STATEMENT_FORGED,
        /** The checkpoint was changed, or is not the one that the list stands under. */
        CHECKPOINT_FORGED,
        /** It is the list of another person than it is checked for. */
        OTHER_PERSON,
        /** So many entries were signed, and there are fewer here. */
        ENTRIES_GONE,
        /** So many entries were signed, and there are more here. */
        ENTRIES_ADDED,
        /** Entries stand at other places than were signed. */
        PLACES_CHANGED,
        /** An entry is not what was written down. */
        ENTRY_CHANGED,
        /** An entry is about somebody else. */
        ENTRY_OF_ANOTHER,
        /** The hashes between the entries and the checkpoint were changed. */
        PROOF_DAMAGED;

        /** Returns the word that the sentence about it is found by. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static ReceiptFinding of(Kind kind) {
        return new ReceiptFinding(kind, 0, 0);
    }
}
