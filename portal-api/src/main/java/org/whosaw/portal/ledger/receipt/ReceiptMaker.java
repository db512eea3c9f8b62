package org.whosaw.portal.ledger.receipt;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.LedgerReader;
import org.whosaw.portal.ledger.ProvableEntry;
import org.whosaw.portal.ledger.note.NoteSigner;
import org.whosaw.portal.ledger.note.SignedNote;

/** Makes receipts of lists. Safe for threads. */
public final class ReceiptMaker {
    private final LedgerReader reader;
    private final Supplier<List<NoteSigner>> signers;
    private final IdSource ids;
    private final Clock clock;

    /**
     * @param signers what signs checkpoints, under the ledger's name
     */
    public ReceiptMaker(
            LedgerReader reader, Supplier<List<NoteSigner>> signers, IdSource ids, Clock clock) {
        this.reader = reader;
        this.signers = signers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes the receipt of a person's list.
     *
     * @throws PortalException when an entry was written so lately that it is not signed yet
     */
    public Receipt make(PersonId person, List<ProvableEntry> list) {
        LedgerReader.Proven proven =
                reader.proveAll(list)
                        .orElseThrow(() -> new PortalException(ReceiptError.NOT_SIGNED_YET));
        List<Receipt.Entry> entries =
                proven.entries().stream()
                        .map(
                                each ->
                                        new Receipt.Entry(
                                                each.place(),
                                                each.entry().salt(),
                                                each.entry().content()))
                        .sorted(Comparator.comparingLong(Receipt.Entry::place))
                        .toList();
        ReceiptStatement statement =
                ReceiptStatement.of(
                        Ids.format(IdPrefix.RECEIPT, ids.next()),
                        person.code(),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        entries.stream().mapToLong(Receipt.Entry::place).toArray(),
                        proven.checkpoint().content());
        List<NoteSigner> all = signers.get();
        return new Receipt(
                SignedNote.sign(statement.text(), all).text(),
                proven.checkpoint().note(),
                all.get(0).noteKey().text(),
                entries,
                proven.hashes());
    }
}
