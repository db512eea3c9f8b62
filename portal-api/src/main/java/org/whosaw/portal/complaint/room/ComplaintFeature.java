package org.whosaw.portal.complaint.room;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.complaint.Competence;
import org.whosaw.portal.complaint.desk.AuthorityPost;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.complaint.desk.ComplaintDesks;
import org.whosaw.portal.complaint.desk.FilingReceipt;
import org.whosaw.portal.complaint.desk.ProvableComplaints;
import org.whosaw.portal.complaint.evidence.EvidenceIntake;
import org.whosaw.portal.complaint.hospital.AnswerClock;
import org.whosaw.portal.complaint.hospital.CaseBook;
import org.whosaw.portal.complaint.hospital.Concerned;
import org.whosaw.portal.complaint.hospital.HospitalCases;
import org.whosaw.portal.crypto.CodeKeys;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.RowSeals;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.ledger.Ledger;
import org.whosaw.portal.ledger.LedgerRoom;
import org.whosaw.portal.ledger.note.NoteSigner;
import org.whosaw.portal.ledger.receipt.ReceiptMaker;
import org.whosaw.portal.store.BackgroundWork;
import org.whosaw.portal.store.Database;

/** Builds the room of complaints. */
public final class ComplaintFeature implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.complaint");
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final ComplaintDesk desk;
    private final HospitalCases cases;
    private final RowSeals seals;
    private final EvidenceIntake evidence;
    private final BackgroundWork work;

    /** What the room stands on. */
    public record Ground(
            Database database,
            Keyring keyring,
            Sealer sealer,
            RandomSource random,
            IdSource ids,
            Clock clock,
            RateLimits limits) {}

    /** What the room takes of the ledger. */
    public record Memory(
            Ledger ledger, ReceiptMaker receipts, Supplier<List<NoteSigner>> signers) {}

    /** What the hospital's desk asks of other rooms. */
    public record Desk(
            AnswerClock promise, Concerned concerned, HospitalCases.Confirming confirming) {}

    public ComplaintFeature(
            Ground on, Memory memory, Desk asks, Competence competence, AuthorityPost authorities) {
        CodeKeys codes = new CodeKeys(on.keyring(), on.random());
        seals = new RowSeals(new Pseudonymizer(on.keyring()));
        evidence = new EvidenceIntake(on.database(), seals, on.ids(), on.clock());
        CaseBook book =
                new CaseBook(
                        on.database(),
                        on.sealer(),
                        memory.ledger(),
                        on.random(),
                        on.ids(),
                        on.clock());
        cases =
                new HospitalCases(
                        book, codes, evidence, asks.promise(), asks.concerned(), asks.confirming());
        desk =
                ComplaintDesks.over(
                        new ComplaintDesk.Ground(
                                on.database(),
                                on.random(),
                                on.limits(),
                                memory.receipts(),
                                new FilingReceipt.Maker(memory.signers()),
                                on.clock()),
                        memory.ledger(),
                        seals,
                        on.ids(),
                        codes,
                        evidence,
                        competence,
                        cases,
                        authorities);
        work = new BackgroundWork("whosaw-complaints", PAUSE, this::sweep);
    }

    private boolean sweep() {
        try {
            desk.sweep();
        } catch (RuntimeException e) {
            LOG.warn("drafts wait: {}", e.getClass().getName()); // the next round tries again
        }
        return false;
    }

    /** Returns where complaints are written, filed and followed. */
    public ComplaintDesk desk() {
        return desk;
    }

    /** Returns the hospital's side. */
    public HospitalCases cases() {
        return cases;
    }

    /** Returns what holds its rows against the ledger. */
    public LedgerRoom provable() {
        return new ProvableComplaints(seals, evidence::faults, CaseBook::rows, CaseBook::faults);
    }

    @Override
    public void start() {
        work.start();
    }

    @Override
    public void stop() throws InterruptedException {
        work.stop();
    }
}
