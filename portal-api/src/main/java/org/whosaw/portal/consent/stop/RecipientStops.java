package org.whosaw.portal.consent.stop;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.stop.Stop.AtParty;
import org.whosaw.portal.consent.stop.StopDao.LetterRow;
import org.whosaw.portal.consent.stop.StopDao.StatementRow;
import org.whosaw.portal.consent.stop.StopDao.StopRow;
import org.whosaw.portal.consent.stop.StopDao.TargetRow;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Secret;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.identity.RecipientPrincipal;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * What recipients have to do about stops, and what they say of it: by sign-in, or by the code of a
 * letter. Each sees its own alone, and persons by pseudonym. Safe for threads.
 */
public final class RecipientStops {
    /** How long a name and a remark of a statement may be. */
    public static final int LONGEST_NAME = 200;

    public static final int LONGEST_DETAIL = 500;
    private static final int MOST = 500;
    private static final int A_TURN = 200;
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CODE_LENGTH = 12;

    private final Database database;
    private final StopReader reader;
    private final StopSubjects subjects;
    private final StopBook book;
    private final Pseudonymizer pseudonymizer;
    private final RandomSource random;
    private final IdSource ids;
    private final Clock clock;

    RecipientStops(
            Database database,
            DirectoryLookup directory,
            StopSubjects subjects,
            StopBook book,
            Pseudonymizer pseudonymizer,
            RandomSource random,
            IdSource ids,
            Clock clock) {
        this.database = database;
        this.reader = new StopReader(directory);
        this.subjects = subjects;
        this.book = book;
        this.pseudonymizer = pseudonymizer;
        this.random = random;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * One thing a recipient has to do.
     *
     * @param number {@code tg_…}
     * @param kind whether it was stopped, ended by itself or is allowed again
     * @param subject how it knows the person
     * @param posting the number under which a letter was posted, or null
     */
    public record Task(
            String number,
            StopKind kind,
            String subject,
            Instant at,
            AtParty party,
            @Nullable String posting,
            @Nullable Instant postedAt) {}

    /** What a recipient declared. */
    public record Statement(boolean subRecipient, String name, String detail, Instant at) {}

    /** Returns what a recipient has to do and has done, what it owes first. */
    public List<Task> of(RecipientPrincipal recipient) {
        return database.read(
                tx ->
                        tx.dao(StopDao.class).ofRecipient(recipient.recipientId(), MOST).stream()
                                .flatMap(row -> task(tx, row).stream())
                                .sorted(
                                        java.util.Comparator.comparing(
                                                        (Task task) ->
                                                                !task.party().state().isOwing())
                                                .thenComparing(task -> task.party().declared()))
                                .toList());
    }

    private Optional<Task> task(Tx tx, TargetRow row) {
        StopDao dao = tx.dao(StopDao.class);
        StopRow stop = dao.find(row.stopId()).orElseThrow();
        LetterRow letter = dao.letterOf(row.id()).orElse(null);
        return reader.party(tx, row)
                .map(
                        party ->
                                new Task(
                                        Ids.format(IdPrefix.TARGET, row.id()),
                                        Coded.parse(StopKind.class, stop.kind()).orElseThrow(),
                                        subjects.forRecipient(
                                                answering(row), new PersonId(row.personId())),
                                        Micros.instant(stop.stoppedAt()),
                                        party,
                                        letter == null ? null : letter.posting(),
                                        letter == null
                                                ? null
                                                : Micros.instantOrNull(letter.postedAt())));
    }

    private static long answering(TargetRow row) {
        Long id = row.statementId() == null ? row.recipientId() : row.parentId();
        return java.util.Objects.requireNonNull(id);
    }

    /**
     * Takes a recipient's word.
     *
     * @param deleted whether that it has deleted; else that it has stopped
     * @throws PortalException not found when the task is not its own; conflict when it was signed
     *     before
     */
    public void sign(RecipientPrincipal recipient, String number, boolean deleted) {
        Instant now = clock.instant();
        database.write(
                tx -> {
                    TargetRow row =
                            find(tx, number)
                                    .filter(each -> is(each, recipient.recipientId()))
                                    .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
                    sign(tx, row, deleted, StopBy.recipient(recipient.loginId()), now);
                });
    }

    /** Says whether a recipient answers for it: itself, or whom it named. */
    private static boolean is(TargetRow row, long recipient) {
        Long id = row.statementId() == null ? row.recipientId() : row.parentId();
        return id != null && id == recipient;
    }

    private static Optional<TargetRow> find(Tx tx, String number) {
        var id = Ids.parse(IdPrefix.TARGET, number);
        return id.isEmpty() ? Optional.empty() : tx.dao(StopDao.class).target(id.getAsLong());
    }

    private void sign(Tx tx, TargetRow row, boolean deleted, StopBy by, Instant now) {
        StopStep step = deleted ? StopStep.DELETION_SIGNED : StopStep.STOP_SIGNED;
        if (!book.step(tx, row, step, by, now)) {
            throw new PortalException(StopError.WENT_ON);
        }
    }

    /**
     * Keeps what a recipient says it passes on to, or uses data for. A party that it passes on to
     * stands in the chain from now on, and the recipient answers for it in every stop.
     */
    public void declare(
            RecipientPrincipal recipient, boolean subRecipient, String name, String detail) {
        StatementRow row =
                new StatementRow(
                        ids.next(),
                        recipient.hospitalId().value(),
                        recipient.recipientId(),
                        subRecipient ? "sub-recipient" : "use",
                        name,
                        detail,
                        Micros.of(clock.instant()),
                        recipient.loginId());
        database.write(
                tx -> {
                    tx.dao(StopDao.class).declare(row);
                    if (subRecipient) {
                        book.join(tx, row, Micros.instant(row.declaredAt()));
                    }
                });
    }

    /** Returns what a recipient declared, the oldest first. */
    public List<Statement> statements(long recipient) {
        return database.read(tx -> tx.dao(StopDao.class).statements(recipient)).stream()
                .map(
                        row ->
                                new Statement(
                                        row.kind().equals("sub-recipient"),
                                        row.name(),
                                        row.detail(),
                                        Micros.instant(row.declaredAt())))
                .toList();
    }

    /** A party that a recipient named itself. */
    public record Named(long giver, String name) {}

    /** Returns the parties that recipients of a hospital named themselves, the oldest first. */
    public List<Named> declared(HospitalId hospital) {
        return database.read(tx -> tx.dao(StopDao.class).declared(hospital.value())).stream()
                .map(row -> new Named(row.recipientId(), row.name()))
                .toList();
    }

    /** Returns what a hospital's desk watches: who owes, and who ever was late. */
    public List<Task> watched(HospitalId hospital) {
        return database.read(
                tx ->
                        tx.dao(StopDao.class).watched(hospital.value(), MOST).stream()
                                .flatMap(row -> task(tx, row).stream())
                                .toList());
    }

    /** A letter that was just made; its code stands on it and nowhere else. */
    public record Letter(Task task, Secret<String> code) {}

    /**
     * Makes the letter of a task, with a fresh code; the one before is worthless.
     *
     * @throws PortalException not found, when the hospital has no such task
     */
    public Letter letter(HospitalId hospital, String number, long staffUserId) {
        String code = random.text(CODE_LENGTH, ALPHABET);
        byte[] hash = hash(code);
        long now = Micros.of(clock.instant());
        Task task =
                database.inTransaction(
                        tx -> {
                            TargetRow row = ofHospital(tx, hospital, number);
                            tx.dao(StopDao.class).putLetter(row.id(), hash, now, staffUserId);
                            return task(tx, row).orElseThrow();
                        });
        return new Letter(task, Secret.of(code));
    }

    private static TargetRow ofHospital(Tx tx, HospitalId hospital, String number) {
        return find(tx, number)
                .filter(row -> row.hospitalId() == hospital.value() && row.stopDueAt() != null)
                .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    /** Writes down under which number the letter was posted. */
    public void posted(HospitalId hospital, String number, String posting) {
        long now = Micros.of(clock.instant());
        database.write(
                tx -> {
                    TargetRow row = ofHospital(tx, hospital, number);
                    if (tx.dao(StopDao.class).posted(row.id(), posting, now) == 0) {
                        throw new PortalException(KernelError.NOT_FOUND);
                    }
                });
    }

    private byte[] hash(String code) {
        return pseudonymizer.index(
                "stop.letter", code.replaceAll("[\\s-]", "").toUpperCase(java.util.Locale.ROOT));
    }

    /** Returns the task that a letter's code opens, or empty when it opens none any more. */
    public Optional<Task> byCode(String code) {
        return database.read(tx -> row(tx, code).flatMap(row -> task(tx, row)));
    }

    private Optional<TargetRow> row(Tx tx, String code) {
        StopDao dao = tx.dao(StopDao.class);
        return dao.letter(hash(code)).flatMap(letter -> dao.target(letter.targetId()));
    }

    /**
     * Takes the word of whoever holds a letter. The code stays good until deletion was signed.
     *
     * @throws PortalException not found when the code opens nothing any more
     */
    public void signByCode(String code, boolean deleted) {
        Instant now = clock.instant();
        database.write(
                tx -> {
                    TargetRow row =
                            row(tx, code)
                                    .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
                    sign(tx, row, deleted, StopBy.LETTER, now);
                    if (deleted) {
                        tx.dao(StopDao.class).usedLetter(row.id(), Micros.of(now));
                    }
                });
    }

    /** Lets terms that are over fall due. */
    public void tick() {
        Instant now = clock.instant();
        long micros = Micros.of(now);
        List<TargetRow> due = database.read(tx -> tx.dao(StopDao.class).due(micros, A_TURN));
        for (TargetRow row : due) {
            database.write(tx -> book.step(tx, row, StopStep.FELL_DUE, StopBy.CLOCK, now));
        }
    }
}
