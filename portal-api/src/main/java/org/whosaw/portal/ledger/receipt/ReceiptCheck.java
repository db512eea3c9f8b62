package org.whosaw.portal.ledger.receipt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.CanonicalBytes;
import org.whosaw.portal.ledger.note.Checkpoint;
import org.whosaw.portal.ledger.note.NoteKey;
import org.whosaw.portal.ledger.note.SignedNote;
import org.whosaw.portal.ledger.receipt.ReceiptFinding.Kind;
import org.whosaw.portal.ledger.tree.SharedProof;

/**
 * Judges a receipt by its file alone. Whatever is handed in, the answer is a verdict: nothing
 * throws. Safe for threads.
 */
public final class ReceiptCheck {
    private static final String SUBJECT = "subject";

    private final List<NoteKey> trusted;
    private final @Nullable String subject;

    /**
     * @param trusted the ledger's key as it was kept, or null to take the one in the file, which
     *     proves less
     * @param subject whose list it must be, {@code pt_…}, or null for anybody's
     */
    public ReceiptCheck(@Nullable NoteKey trusted, @Nullable String subject) {
        this(trusted == null ? List.of() : List.of(trusted), subject);
    }

    /**
     * @param trusted the ledger's keys, of which one must have signed; none to take the one in the
     *     file
     * @param subject as above
     */
    public ReceiptCheck(List<NoteKey> trusted, @Nullable String subject) {
        this.trusted = List.copyOf(trusted);
        this.subject = subject;
    }

    /**
     * What was found.
     *
     * @param findings none when the receipt holds
     * @param statement what was signed of it, or null when nothing was
     * @param key what it was checked with, or null
     * @param entries as the file has them, to be shown
     */
    public record Verdict(
            List<ReceiptFinding> findings,
            @Nullable ReceiptStatement statement,
            @Nullable NoteKey key,
            List<CanonicalBytes> entries) {
        public Verdict {
            findings = List.copyOf(findings);
            entries = List.copyOf(entries);
        }

        /** Says whether the receipt holds. */
        public boolean holds() {
            return findings.isEmpty();
        }
    }

    /** Checks a file. */
    public Verdict check(byte[] file) {
        Receipt receipt;
        try {
            receipt = ReceiptFile.read(file);
        } catch (PortalException e) {
            return refused(
                    e.errorCode() == ReceiptError.CUT_OFF ? Kind.CUT_OFF : Kind.NOT_A_RECEIPT);
        }
        return check(receipt);
    }

    private static Verdict refused(Kind kind) {
        return new Verdict(List.of(ReceiptFinding.of(kind)), null, null, List.of());
    }

    private Verdict check(Receipt receipt) {
        NoteKey key;
        try {
            key = signer(receipt, NoteKey.parse(receipt.key()));
        } catch (PortalException e) {
            return refused(Kind.NOT_A_RECEIPT);
        }
        if (key == null) {
            return refused(Kind.OTHER_LEDGER);
        }
        Optional<ReceiptStatement> signed =
                opened(receipt.statement(), key).flatMap(ReceiptStatement::parse);
        if (signed.isEmpty() || !signed.get().origin().equals(key.name())) {
            return refused(Kind.STATEMENT_FORGED);
        }
        ReceiptStatement statement = signed.get();
        List<ReceiptFinding> findings = new ArrayList<>();
        Optional<Checkpoint> checkpoint =
                opened(receipt.checkpoint(), key).flatMap(ReceiptCheck::checkpoint);
        if (checkpoint.isEmpty() || !statement.isUnder(checkpoint.get())) {
            findings.add(ReceiptFinding.of(Kind.CHECKPOINT_FORGED));
        }
        if (subject != null && !subject.equals(statement.subject())) {
            findings.add(ReceiptFinding.of(Kind.OTHER_PERSON));
        }
        if (findings.isEmpty()) {
            findings.addAll(entries(receipt, statement));
        }
        return new Verdict(
                findings,
                statement,
                key,
                receipt.entries().stream().map(Receipt.Entry::content).toList());
    }

    /**
     * Returns the key to check with: the one that the file names when it is trusted, or a trusted
     * one that has signed beside it; null when there is none.
     */
    private @Nullable NoteKey signer(Receipt receipt, NoteKey named) {
        if (trusted.isEmpty()
                || trusted.stream().anyMatch(each -> each.text().equals(named.text()))) {
            return named;
        }
        SignedNote note = SignedNote.parse(receipt.statement().getBytes(StandardCharsets.UTF_8));
        return trusted.stream().filter(note::isSignedBy).findFirst().orElse(null);
    }

    /** Returns the text of a note that the key has signed. */
    private static Optional<String> opened(String note, NoteKey key) {
        try {
            return Optional.of(
                    SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)).open(List.of(key)));
        } catch (PortalException e) {
            return Optional.empty(); // cut, changed, or signed by another
        }
    }

    private static Optional<Checkpoint> checkpoint(String text) {
        try {
            return Optional.of(Checkpoint.parse(text));
        } catch (PortalException e) {
            return Optional.empty(); // signed, but something else
        }
    }

    private static List<ReceiptFinding> entries(Receipt receipt, ReceiptStatement statement) {
        int count = receipt.entries().size();
        if (count != statement.count()) {
            Kind kind = count < statement.count() ? Kind.ENTRIES_GONE : Kind.ENTRIES_ADDED;
            return List.of(new ReceiptFinding(kind, count, statement.count()));
        }
        if (!statement.isOf(receipt.places())) {
            return List.of(ReceiptFinding.of(Kind.PLACES_CHANGED));
        }
        SharedProof.Outcome outcome =
                SharedProof.check(
                        receipt.places(),
                        receipt.entries().stream().map(Receipt.Entry::leafHash).toList(),
                        statement.size(),
                        receipt.proof(),
                        statement.root());
        List<ReceiptFinding> findings = new ArrayList<>();
        for (int each : outcome.wrong()) {
            findings.add(new ReceiptFinding(Kind.ENTRY_CHANGED, each + 1, 0));
        }
        if (!outcome.whole()) {
            findings.add(ReceiptFinding.of(Kind.PROOF_DAMAGED));
        }
        for (int i = 0; findings.isEmpty() && i < count; i++) {
            if (!isAbout(receipt.entries().get(i).content(), statement.subject())) {
                findings.add(new ReceiptFinding(Kind.ENTRY_OF_ANOTHER, i + 1, 0));
            }
        }
        return findings;
    }

    /** Says whether an entry is hers; one that waited for her names nobody and is bound by salt. */
    private static boolean isAbout(CanonicalBytes content, String subject) {
        return content.fields().stream()
                .filter(each -> each.name().equals(SUBJECT))
                .findFirst()
                .filter(
                        each ->
                                each.type() == '0'
                                        || each.type() == 't' && each.text().equals(subject))
                .isPresent();
    }
}
