package org.whosaw.portal.ledger.rest;

import io.dropwizard.core.setup.Environment;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RowSeals;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.ledger.Ledger;
import org.whosaw.portal.ledger.LedgerAudit;
import org.whosaw.portal.ledger.LedgerReader;
import org.whosaw.portal.ledger.LedgerRoom;
import org.whosaw.portal.ledger.NoteKeys;
import org.whosaw.portal.ledger.Sequencer;
import org.whosaw.portal.ledger.SequencerWorker;
import org.whosaw.portal.ledger.receipt.ReceiptMaker;
import org.whosaw.portal.store.Database;

/** Builds the room of the ledger. */
public final class LedgerFeature {
    private final Database database;
    private final Ledger ledger;
    private final LedgerReader reader;
    private final Sequencer sequencer;
    private final ReceiptMaker receipts;
    private final RowSeals seals;

    /**
     * Builds the room.
     *
     * @param baseUrl the portal's own address, from which a new ledger takes its name
     */
    public LedgerFeature(
            Database database, Keyring keyring, String baseUrl, IdSource ids, Clock clock) {
        this.database = database;
        this.seals = new RowSeals(new Pseudonymizer(keyring));
        this.ledger = new Ledger(ids);
        this.reader = new LedgerReader(database);
        this.sequencer =
                new Sequencer(database, NoteKeys.of(keyring), originOf(baseUrl), ids, clock);
        this.receipts = new ReceiptMaker(reader, sequencer::signers, ids, clock);
    }

    /** Returns an address without its scheme, as ledgers are called. */
    static String originOf(String baseUrl) {
        URI uri = URI.create(baseUrl);
        return uri.getRawSchemeSpecificPart().replaceFirst("^//", "") + "/ledger";
    }

    /** Returns what other rooms append to. */
    public Ledger ledger() {
        return ledger;
    }

    /** Returns what reads and proves. */
    public LedgerReader reader() {
        return reader;
    }

    /** Returns what places and signs; the server keeps it going. */
    public Sequencer sequencer() {
        return sequencer;
    }

    /** Returns what makes receipts of lists. */
    public ReceiptMaker receipts() {
        return receipts;
    }

    /** Returns what works the ledger out anew by itself, without the rows of rooms. */
    public LedgerAudit audit() {
        return new LedgerAudit(database, sequencer.trusted());
    }

    /**
     * Returns what works the ledger out anew.
     *
     * @param rooms whose rows are held against their leaves
     */
    public LedgerAudit audit(List<LedgerRoom> rooms) {
        return new LedgerAudit(database, sequencer.trusted(), rooms, seals);
    }

    /** Registers the files and keeps the sequencer going. */
    public void install(Environment environment) {
        environment.jersey().register(new LedgerResource(reader, sequencer));
        environment.lifecycle().manage(new SequencerWorker(sequencer));
    }

    /** Returns what seals rows that no leaf holds. */
    public RowSeals seals() {
        return seals;
    }
}
