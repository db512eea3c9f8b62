package org.whosaw.portal.app;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.whosaw.portal.app.complaint.ComplaintCourseResource;
import org.whosaw.portal.app.complaint.ComplaintResource;
import org.whosaw.portal.app.complaint.StaffComplaintResource;
import org.whosaw.portal.authority.AuthorityCourier;
import org.whosaw.portal.calendar.Deadline;
import org.whosaw.portal.calendar.WorkingCalendar;
import org.whosaw.portal.complaint.Competence;
import org.whosaw.portal.complaint.desk.AuthorityPost;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.complaint.desk.ComplaintDraft;
import org.whosaw.portal.complaint.hospital.AnswerClock;
import org.whosaw.portal.complaint.hospital.ComplaintSettings;
import org.whosaw.portal.complaint.hospital.Concerned;
import org.whosaw.portal.complaint.room.ComplaintFeature;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.hospital.DeskStaff;
import org.whosaw.portal.hospital.HospitalRegistry;
import org.whosaw.portal.hospital.HospitalRegistry.Hospital;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.Region;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.PlainQuery;

/** Builds the room of complaints and answers what it asks of other rooms. */
public final class ComplaintWiring {
    private static final PlainQuery<byte[]> WHO_LOOKED =
            new PlainQuery<>(
                    "SELECT a.accessor_key FROM access_event e JOIN accessor a"
                            + " ON a.id = e.accessor_id WHERE e.id = ?",
                    row -> row.getBytes(1));

    private ComplaintWiring() {}

    /** Returns the room over built rooms. */
    static ComplaintFeature feature(
            Rooms rooms,
            Keyring keyring,
            Competence competence,
            AuthorityPost authorities,
            ComplaintSettings settings) {
        return new ComplaintFeature(
                new ComplaintFeature.Ground(
                        rooms.database(),
                        keyring,
                        rooms.sealer(),
                        rooms.random(),
                        rooms.ids(),
                        rooms.clock(),
                        rooms.identity().limits()),
                new ComplaintFeature.Memory(
                        rooms.ledger().ledger(),
                        rooms.ledger().receipts(),
                        rooms.ledger().sequencer()::signers),
                new ComplaintFeature.Desk(
                        promise(rooms, settings),
                        concerned(rooms.database(), rooms.deskStaff()),
                        rooms.identity().staff().signIn()::confirm),
                competence,
                authorities);
    }

    /**
     * Returns what programs use of it; beginning from a record of one's own comes with the pages.
     */
    static List<Object> resources(Rooms rooms) {
        ComplaintDesk desk = rooms.complaints().desk();
        AuthorityCourier courier = rooms.authorities().courier();
        Handover handover = new Handover(desk, courier);
        return List.of(
                new ComplaintResource(desk, handover, () -> only(rooms.hospital().hospitals())),
                new ComplaintCourseResource(desk, handover, courier),
                new StaffComplaintResource(rooms.complaints().cases()));
    }

    private static AnswerClock promise(Rooms rooms, ComplaintSettings settings) {
        return filed -> {
            int days = settings.answerWorkingDays(WorkingCalendar.dayOf(filed));
            Deadline deadline = rooms.calendar().afterWorkingDays(filed, days);
            return new AnswerClock.Due(deadline.end(), deadline.provisional());
        };
    }

    private static Concerned concerned(Database database, DeskStaff staff) {
        return (member, references) -> {
            staff.requireLinked(member);
            return references.stream()
                    .map(each -> Ids.parse(IdPrefix.ACCESS, each))
                    .filter(OptionalLong::isPresent)
                    .map(event -> database.read(tx -> WHO_LOOKED.first(tx, event.getAsLong())))
                    .flatMap(Optional::stream)
                    .anyMatch(
                            key -> staff.isHerself(member.hospitalId(), member.staffUserId(), key));
        };
    }

    /** Returns the one hospital of this portal, when there is but one. */
    public static Optional<ComplaintDraft.Hospital> only(HospitalRegistry hospitals) {
        List<Hospital> all = hospitals.all();
        return all.size() == 1 ? Optional.of(seat(hospitals, all.get(0))) : Optional.empty();
    }

    /** Returns a hospital with its seat. */
    public static ComplaintDraft.Hospital hospital(HospitalRegistry hospitals, HospitalId id) {
        return seat(hospitals, hospitals.find(id).orElseThrow());
    }

    private static ComplaintDraft.Hospital seat(HospitalRegistry hospitals, Hospital one) {
        return new ComplaintDraft.Hospital(
                one.id().value(), one.name(), hospitals.seat(one.id()).orElse(Region.COUNTRY));
    }
}
