package org.whosaw.portal.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.text.Language;

/** Keeps how accounts wish to be told. Safe for threads. */
public final class NoticeChoices {
    private static final int LAST_HOUR = 23;

    private final Database database;
    private final Clock clock;

    NoticeChoices(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Returns what she chose, or what holds for who chose nothing. */
    public NoticeChoice of(PatientPrincipal patient) {
        return of(patient.accountId());
    }

    NoticeChoice of(long account) {
        return database.read(tx -> tx.dao(ChoiceDao.class).find(account))
                .map(NoticeChoices::choice)
                .orElse(NoticeChoice.DEFAULT);
    }

    private static NoticeChoice choice(ChoiceDao.Row row) {
        return new NoticeChoice(
                Coded.parse(Digest.class, row.digest()).orElseThrow(),
                row.quietFrom(),
                row.quietTo(),
                row.sms() != 0,
                row.neutral() != 0,
                row.language(),
                Micros.instantOrNull(row.pausedUntil()));
    }

    /**
     * Takes what she chose; a pause stays as it is.
     *
     * @throws PortalException with the fields at fault
     */
    public void choose(PatientPrincipal patient, NoticeChoice wished) {
        check("quietFrom", wished.quietFrom() >= 0 && wished.quietFrom() <= LAST_HOUR);
        check("quietTo", wished.quietTo() >= 0 && wished.quietTo() <= LAST_HOUR);
        check(
                "language",
                List.of(Language.values()).stream()
                        .anyMatch(each -> each.tag().equals(wished.language())));
        write(
                patient,
                (dao, now) ->
                        dao.choose(
                                patient.accountId(),
                                wished.digest().code(),
                                wished.quietFrom(),
                                wished.quietTo(),
                                wished.sms() ? 1 : 0,
                                wished.neutral() ? 1 : 0,
                                wished.language(),
                                now));
    }

    private static void check(String field, boolean good) {
        if (!good) {
            throw PortalException.ofFields(
                    KernelError.INVALID_FIELDS, List.of(new FieldError(field, "out-of-range")));
        }
    }

    /** Sends her nothing until {@code until}; null sends again. */
    public void pause(PatientPrincipal patient, @Nullable Instant until) {
        write(patient, (dao, now) -> dao.pause(patient.accountId(), Micros.ofOrNull(until), now));
    }

    private interface Write {
        void with(ChoiceDao dao, long now);
    }

    private void write(PatientPrincipal patient, Write block) {
        long now = Micros.of(clock.instant());
        database.write(
                tx -> {
                    open(tx, patient.accountId());
                    block.with(tx.dao(ChoiceDao.class), now);
                });
    }

    /** Makes sure that an account has a row. */
    static void open(Tx tx, long account) {
        NoticeChoice none = NoticeChoice.DEFAULT;
        tx.dao(ChoiceDao.class)
                .open(
                        new ChoiceDao.Row(
                                account,
                                none.digest().code(),
                                none.quietFrom(),
                                none.quietTo(),
                                none.sms() ? 1 : 0,
                                none.neutral() ? 1 : 0,
                                none.language(),
                                null,
                                0,
                                0));
    }

    long seenUpTo(long account) {
        return database.read(tx -> tx.dao(ChoiceDao.class).find(account))
                .map(ChoiceDao.Row::seenUpto)
                .orElse(0L);
    }

    void seen(long account, long notice) {
        database.write(
                tx -> {
                    open(tx, account);
                    tx.dao(ChoiceDao.class).seen(account, notice);
                });
    }

    /** What a message to an account needs. */
    public record Reach(NoticeChoice choice, Instant lastSentAt) {}

    /** Returns how an account is reached. */
    public Reach reach(long account) {
        Optional<ChoiceDao.Row> row = database.read(tx -> tx.dao(ChoiceDao.class).find(account));
        return new Reach(
                row.map(NoticeChoices::choice).orElse(NoticeChoice.DEFAULT),
                Micros.instant(row.map(ChoiceDao.Row::lastSentAt).orElse(0L)));
    }

    /** Returns the block that notes that a message leaves. */
    public static Consumer<Tx> sent(long account, Instant at) {
        return tx -> {
            open(tx, account);
            tx.dao(ChoiceDao.class).sent(account, Micros.of(at));
        };
    }
}
