package org.whosaw.portal.request.rights.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.HospitalRegistry;
import org.whosaw.portal.hospital.HospitalRegistry.Hospital;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.notice.NoticeKind;
import org.whosaw.portal.notice.Notifier;
import org.whosaw.portal.notice.Notifier.Matter;
import org.whosaw.portal.outbox.Envelope;
import org.whosaw.portal.outbox.Outbox;
import org.whosaw.portal.request.rights.RightsStep;
import org.whosaw.portal.request.rights.book.RightsClockBook;
import org.whosaw.portal.request.rights.book.RightsClockBook.Late;
import org.whosaw.portal.request.rights.clock.RightsClock;
import org.whosaw.portal.request.rights.clock.SilenceStatement;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Moves requests on as time passes: reminds the desk at half and at four fifths; when the time is
 * over, states that under the date and tells both. Every node may run it; each reminder is a count
 * that only one of them moves. Safe for threads.
 */
public final class RightsTicker {
    private static final int BATCH = 200;
    private static final Duration USEFUL = Duration.ofDays(1);
    private static final List<RightsStep> REMINDERS =
            List.of(RightsStep.REMINDED_HALF, RightsStep.REMINDED_LATE, RightsStep.FELL_DUE);

    private final Database database;
    private final RightsClockBook book;
    private final RightsClock clocks;
    private final SilenceStatement.Maker statements;
    private final HospitalRegistry hospitals;
    private final Notifier notifier;
    private final Outbox outbox;
    private final Map<String, String> deskPhones;
    private final Clock clock;

    RightsTicker(
            Database database,
            RightsClockBook book,
            RightsClock clocks,
            SilenceStatement.Maker statements,
            HospitalRegistry hospitals,
            Notifier notifier,
            Outbox outbox,
            Map<String, String> deskPhones,
            Clock clock) {
        this.database = database;
        this.book = book;
        this.clocks = clocks;
        this.statements = statements;
        this.hospitals = hospitals;
        this.notifier = notifier;
        this.outbox = outbox;
        this.deskPhones = deskPhones;
        this.clock = clock;
    }

    /** Does what has fallen due by now; returns how many steps were taken. */
    public int tick() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int taken = 0;
        for (Late each : book.toRemind(now, BATCH)) {
            if (each.reminded() < REMINDERS.size()) {
                RightsStep step = REMINDERS.get(each.reminded());
                Consumer<Tx> more =
                        step == RightsStep.FELL_DUE ? overdue(each, now) : letter(each, step);
                boolean mine =
                        database.inTransaction(
                                tx -> {
                                    boolean first = book.remind(tx, each, step, now);
                                    if (first) {
                                        more.accept(tx);
                                    }
                                    return first;
                                });
                taken += mine ? 1 : 0;
            }
        }
        if (taken > 0) {
            outbox.wake();
        }
        return taken;
    }

    /** Counts all clocks anew after a year of the calendar was imported; returns how many moved. */
    public int recount() {
        return book.recount(clocks);
    }

    private Consumer<Tx> overdue(Late late, Instant now) {
        String statement =
                statements.make(
                        hospitals.find(late.hospital()).map(Hospital::name).orElse(""),
                        Ids.format(IdPrefix.REQUEST, late.id()),
                        late.kind().code(),
                        late.filedAt(),
                        late.dueAt(),
                        now);
        Consumer<Tx> letter = letter(late, RightsStep.FELL_DUE);
        PersonId person = late.person();
        return tx -> {
            book.silent(tx, late, now, statement);
            letter.accept(tx);
            if (person != null) {
                notifier.tell(
                        tx,
                        person,
                        new Matter(NoticeKind.RIGHTS_LATE, late.id(), late.id(), 0, now, false));
            }
        };
    }

    /** A neutral text: whoever sees the phone's screen learns nothing of any case. */
    private Consumer<Tx> letter(Late late, RightsStep step) {
        PhoneNumber phone = phone(late.hospital());
        return phone == null
                ? tx -> {}
                : outbox.prepare(
                        new Envelope(
                                Envelope.SMS,
                                (step == RightsStep.FELL_DUE ? "desk-overdue" : "desk-reminder")
                                        + ".zh-CN",
                                phone.reveal(),
                                Map.of(),
                                USEFUL));
    }

    private @Nullable PhoneNumber phone(HospitalId hospital) {
        return hospitals
                .find(hospital)
                .map(Hospital::code)
                .map(deskPhones::get)
                .flatMap(PhoneNumber::parse)
                .orElse(null);
    }
}
