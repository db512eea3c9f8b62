package org.whosaw.portal.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.hospital.HospitalRegistry;
import org.whosaw.portal.hospital.HospitalRegistry.Hospital;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.outbox.Envelope;
import org.whosaw.portal.outbox.Outbox;
import org.whosaw.portal.request.RequestBook.By;
import org.whosaw.portal.request.RequestDao.Row;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Moves requests on as time passes: hands over what waited for a discharge, reminds the desk at
 * half, at four fifths and when the promise is over. Every node may run it; each step is taken
 * once, for it is an edge or a count that only one of them moves. Safe for threads.
 */
public final class RequestClock {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.request");
    private static final int BATCH = 200;
    private static final Duration USEFUL = Duration.ofDays(1);
    private static final RequestStep[] REMINDERS = {
        RequestStep.REMINDED_HALF, RequestStep.REMINDED_LATE, RequestStep.FELL_DUE
    };

    private final Database database;
    private final RequestBook book;
    private final RequestDesk desk;
    private final AccessReviews reviews;
    private final HospitalRegistry hospitals;
    private final Outbox outbox;
    private final Map<String, String> deskPhones;
    private final Clock clock;

    RequestClock(
            Database database,
            RequestBook book,
            RequestDesk desk,
            AccessReviews reviews,
            HospitalRegistry hospitals,
            Outbox outbox,
            RequestSettings settings,
            Clock clock) {
        this.database = database;
        this.book = book;
        this.desk = desk;
        this.reviews = reviews;
        this.hospitals = hospitals;
        this.outbox = outbox;
        this.deskPhones = settings.deskPhones();
        this.clock = clock;
    }

    /** Does what has fallen due by now; returns how many steps were taken. */
    public int tick() {
        return discharge() + lapse() + remind();
    }

    private int lapse() {
        Instant now = clock.instant();
        int taken = 0;
        for (long id : reviews.lapsed(BATCH)) {
            taken +=
                    database.inTransaction(
                            tx -> {
                                boolean asked = book.isIn(tx, id, RequestState.ASKED);
                                if (asked) {
                                    book.step(tx, id, RequestStep.ASK_LAPSED, By.CLOCK, now);
                                }
                                return asked ? 1 : 0;
                            });
        }
        return taken;
    }

    private int discharge() {
        int taken = 0;
        for (Request each : book.waiting(BATCH)) {
            if (!desk.liesIn(each.person(), clock.instant())) {
                try {
                    desk.start(each, RequestStep.DISCHARGED, By.CLOCK);
                    taken++;
                } catch (PortalException e) {
                    LOG.info("request went on meanwhile request={}", each.number());
                }
            }
        }
        return taken;
    }

    private int remind() {
        Instant now = clock.instant();
        int taken = 0;
        for (Row row : book.toRemind(now, BATCH)) {
            if (row.reminded() < REMINDERS.length) {
                RequestStep step = REMINDERS[row.reminded()];
                Consumer<Tx> letter = letter(new HospitalId(row.hospitalId()), step);
                boolean mine =
                        database.inTransaction(
                                tx -> {
                                    boolean first = book.remind(tx, row, step, now);
                                    if (first && letter != null) {
                                        letter.accept(tx);
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

    /** A neutral text: whoever sees the phone's screen learns nothing of any case. */
    private @Nullable Consumer<Tx> letter(HospitalId hospital, RequestStep step) {
        Optional<PhoneNumber> phone =
                hospitals
                        .find(hospital)
                        .map(Hospital::code)
                        .map(deskPhones::get)
                        .flatMap(PhoneNumber::parse);
        return phone.map(
                        number ->
                                outbox.prepare(
                                        new Envelope(
                                                Envelope.SMS,
                                                (step == RequestStep.FELL_DUE
                                                                ? "desk-overdue"
                                                                : "desk-reminder")
                                                        + ".zh-CN",
                                                number.reveal(),
                                                Map.of(),
                                                USEFUL)))
                .orElse(null);
    }
}
