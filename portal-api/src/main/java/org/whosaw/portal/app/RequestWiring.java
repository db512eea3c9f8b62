package org.whosaw.portal.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.whosaw.portal.access.AccountKind;
import org.whosaw.portal.access.AccountSessions;
import org.whosaw.portal.access.DeskLines;
import org.whosaw.portal.access.DeskLines.DeskLine;
import org.whosaw.portal.app.request.EvidenceCollector;
import org.whosaw.portal.app.request.EvidenceSources;
import org.whosaw.portal.calendar.Deadline;
import org.whosaw.portal.calendar.WorkingCalendar;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Signer;
import org.whosaw.portal.hospital.DeskStaff;
import org.whosaw.portal.hospital.ProtectionSettings;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.room.IdentityRoom;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.notice.Notifier;
import org.whosaw.portal.request.AskedLines;
import org.whosaw.portal.request.Promise;
import org.whosaw.portal.request.RequestFeature;
import org.whosaw.portal.request.RequestSettings;
import org.whosaw.portal.request.rights.desk.RightsFeature;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.text.Texts;

/** Builds the room of requests and answers what it asks of the room of accesses. */
final class RequestWiring {
    private RequestWiring() {}

    /** Returns the room over built rooms. */
    static RequestFeature feature(
            Rooms rooms, Keyring keyring, Notifier notifier, RequestSettings settings) {
        IdentityRoom identity = rooms.identity();
        return new RequestFeature(
                new RequestFeature.Ground(
                        rooms.database(),
                        keyring,
                        rooms.vault(),
                        rooms.pseudonymizer(),
                        rooms.random(),
                        rooms.ids(),
                        rooms.clock(),
                        rooms.leaves(),
                        notifier),
                rooms.hospital(),
                new RequestFeature.People(identity.staff(), rooms.deskStaff(), identity.limits()),
                new RequestFeature.Looks(
                        CounterWiring.questionLooks(rooms, identity),
                        CounterWiring.reviewLooks(rooms, identity)),
                new Lines(rooms.access().deskLines(), rooms.access().sessions(), rooms.random()),
                rooms.outbox(),
                promise(rooms.calendar()),
                settings);
    }

    /** Returns what handles every right beside asking why, over built rooms. */
    static RightsFeature rights(
            Rooms rooms, Keyring keyring, Notifier notifier, PortalConfiguration configuration) {
        IdentityRoom identity = rooms.identity();
        return new RightsFeature(
                new RightsFeature.Ground(
                        rooms.database(),
                        rooms.vault(),
                        rooms.ids(),
                        rooms.clock(),
                        rooms.calendar(),
                        new Signer(keyring, "answer"),
                        rooms.ledger().sequencer()::signers,
                        notifier,
                        rooms.outbox()),
                new RightsFeature.People(
                        rooms.hospital(),
                        configuration.protection(),
                        identity.staff(),
                        rooms.deskStaff(),
                        identity.limits(),
                        CounterWiring.rightsLooks(rooms, identity)),
                new Lines(rooms.access().deskLines(), rooms.access().sessions(), rooms.random()),
                configuration.requests());
    }

    /** Returns what collects the evidence for requests, over built rooms. */
    static EvidenceCollector evidence(Rooms rooms, ProtectionSettings protection) {
        return new EvidenceCollector(
                rooms.rights(),
                new EvidenceSources(
                        rooms.database(),
                        rooms.access().scroll(),
                        rooms.disclosure().list(),
                        rooms.consent().own(),
                        rooms.hospital().facts(),
                        protection),
                rooms.proofs(),
                Texts.load(),
                rooms.clock());
    }

    /** Returns who of the desk is whom in the directory. */
    static DeskStaff deskStaff(Rooms rooms) {
        return new DeskStaff(
                rooms.database(),
                rooms.hospital().keys(),
                rooms.hospital().lookup(),
                rooms.identity().staff().registry());
    }

    private static Promise promise(WorkingCalendar calendar) {
        return (start, days) -> {
            Deadline deadline = calendar.afterWorkingDays(start, days);
            return new Promise.Due(deadline.end(), deadline.provisional());
        };
    }

    private record Lines(DeskLines lines, AccountSessions sessions, RandomSource random)
            implements AskedLines {
        @Override
        public Optional<Own> own(PatientPrincipal patient, List<Subject> lists, long eventId) {
            return lines.own(patient, lists, eventId).map(own -> new Own(own.subject(), own.at()));
        }

        @Override
        public boolean mayRead(PatientPrincipal patient, PersonId person, long eventId) {
            return lines.mayRead(patient, person, eventId);
        }

        @Override
        public Optional<Line> find(HospitalId hospital, PersonId person, long eventId) {
            return lines.find(hospital, person, eventId).map(Lines::line);
        }

        private static Line line(DeskLine line) {
            boolean personal =
                    line.kind() == AccountKind.PERSONAL || line.kind() == AccountKind.UNKNOWN;
            return new Line(
                    line.at(),
                    line.key(),
                    personal,
                    line.maskedName(),
                    line.role(),
                    line.department(),
                    line.system(),
                    line.systemEn(),
                    line.place(),
                    line.placeEn(),
                    line.action().code(),
                    line.elements(),
                    line.persons());
        }

        @Override
        public Optional<Drawn> draw(HospitalId hospital, Instant since) {
            return lines.draw(hospital, since, random::below)
                    .map(drawn -> new Drawn(drawn.person(), drawn.eventId()));
        }

        @Override
        public void doubt(Tx tx, HospitalId hospital, long eventId) {
            sessions.doubt(tx, hospital, eventId);
        }
    }
}
