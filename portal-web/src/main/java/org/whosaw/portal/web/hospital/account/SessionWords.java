package org.whosaw.portal.web.hospital.account;

import java.time.Instant;
import java.util.List;
import org.whosaw.portal.access.AccountSessions.Session;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.patient.Speech;

/** Words where and when an account was used. */
final class SessionWords {
    private SessionWords() {}

    static String where(StaffAtDesk desk, Session session) {
        Speech speech = new Speech(desk.words(), false);
        String place = session.place();
        return Speech.dotted(
                speech.named(session.system(), session.systemEn()),
                place == null ? null : speech.named(place, session.placeEn()));
    }

    /** From the first use of a day at a place to the last. */
    static String span(StaffAtDesk desk, List<Session> sameDay) {
        Instant from = sameDay.stream().map(Session::from).min(Instant::compareTo).orElseThrow();
        Instant to = sameDay.stream().map(Session::to).max(Instant::compareTo).orElseThrow();
        String first = desk.times().clock(from);
        String last = desk.times().clock(to);
        return first.equals(last) ? first : first + "–" + last;
    }

    static String when(StaffAtDesk desk, Session session) {
        Times times = desk.times();
        String from = times.moment(session.from());
        String to = times.clock(session.to());
        return from.endsWith(to) ? from : from + "–" + to;
    }
}
