package org.whosaw.portal.complaint.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.complaint.evidence.EvidenceIntake;
import org.whosaw.portal.crypto.CodeKeys.CodeKey;
import org.whosaw.portal.store.Tx;

/**
 * Carries a complaint to the hospital's own desk, where it is read; the desk learns what she
 * confirmed and nothing of what she sends elsewhere.
 */
public interface HospitalPost {
    /** Makes ready what goes to the desk, outside any transaction. */
    Letter prepare(ComplaintBody body, EvidenceIntake evidence, CodeKey key);

    /** Returns where it stands at the desk. */
    Optional<Standing> standing(String number);

    /** Carries more of hers to the desk. */
    void reply(String number, String text);

    /** What goes to the desk. */
    interface Letter {
        /** Returns its number there. */
        String number();

        /** Writes it in the transaction that files the complaint. */
        void keep(Tx tx);
    }

    /**
     * Where it stands.
     *
     * @param dueAt until when the hospital has promised to answer
     */
    record Standing(
            String number,
            String state,
            Instant filedAt,
            Instant dueAt,
            boolean provisional,
            List<Entry> entries) {
        public Standing {
            entries = List.copyOf(entries);
        }
    }

    /**
     * What was written between the desk and her.
     *
     * @param hers whether she wrote it
     */
    record Entry(Instant at, String step, boolean hers, @Nullable String text) {
        @Override
        public String toString() {
            return "Entry[" + step + "]";
        }
    }
}
