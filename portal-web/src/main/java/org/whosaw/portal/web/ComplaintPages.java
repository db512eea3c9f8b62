package org.whosaw.portal.web;

import java.time.Clock;
import java.util.List;
import org.whosaw.portal.app.ComplaintWiring;
import org.whosaw.portal.app.Handover;
import org.whosaw.portal.app.OperatorMode;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.app.complaint.MyComplaintResource;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.hospital.HospitalRegistry;
import org.whosaw.portal.identity.room.IdentityRoom;
import org.whosaw.portal.problem.ProblemTexts;
import org.whosaw.portal.text.Texts;
import org.whosaw.portal.web.hospital.complaints.ComplaintsPage;
import org.whosaw.portal.web.open.track.FurtherPage;
import org.whosaw.portal.web.open.track.HandoverPage;
import org.whosaw.portal.web.open.track.TrackPage;
import org.whosaw.portal.web.open.track.TrackStates;
import org.whosaw.portal.web.open.write.ProofPage;
import org.whosaw.portal.web.open.write.SendPage;
import org.whosaw.portal.web.open.write.WritePage;
import org.whosaw.portal.web.open.write.WriteStates;
import org.whosaw.portal.web.patient.asking.MatterStates;
import org.whosaw.portal.web.patient.complain.ComplainPage;
import org.whosaw.portal.web.patient.complain.OwnExtracts;
import org.whosaw.portal.web.patient.complain.RecordsForPrograms;
import org.whosaw.portal.web.patient.given.RecipientStates;
import org.whosaw.portal.web.patient.rights.RightStates;
import org.whosaw.portal.web.patient.stops.StopStates;
import org.whosaw.portal.web.patient.timeline.EntryStates;

/** Builds the pages of complaints over the rooms. */
final class ComplaintPages {
    private ComplaintPages() {}

    /** Returns every page of theirs. */
    static List<Object> of(Rooms rooms, IdentityRoom identity, OperatorMode operator) {
        ComplaintDesk desk = rooms.complaints().desk();
        HospitalRegistry hospitals = rooms.hospital().hospitals();
        Clock clock = rooms.clock();
        WriteStates states = new WriteStates(desk, operator, clock);
        Handover handover = new Handover(desk, rooms.authorities().courier());
        TrackStates tracked = new TrackStates(desk, states, clock);
        return List.of(
                new WritePage(desk, states, () -> ComplaintWiring.only(hospitals)),
                new ProofPage(desk, states, identity.sessions(), new ProblemTexts(Texts.load())),
                new SendPage(desk, handover, states),
                new TrackPage(desk, handover, tracked),
                new FurtherPage(desk, handover, tracked),
                new HandoverPage(desk, rooms.authorities().courier()),
                new ComplainPage(
                        desk,
                        extracts(rooms, clock),
                        id -> ComplaintWiring.hospital(hospitals, id)),
                new MyComplaintResource(
                        desk,
                        handover,
                        new RecordsForPrograms(
                                extracts(rooms, clock), rooms.hospital().persons(), rooms.isDemo()),
                        id -> ComplaintWiring.hospital(hospitals, id)),
                new ComplaintsPage(rooms.complaints().cases(), clock));
    }

    private static OwnExtracts extracts(Rooms rooms, Clock clock) {
        return new OwnExtracts(
                new EntryStates(rooms.access().timeline(), rooms.request().desk(), clock),
                new RecipientStates(
                        rooms.disclosure().list(),
                        rooms.consent().desk()::askable,
                        rooms.consent().own()::allowed,
                        clock),
                new MatterStates(clock),
                rooms.request().desk(),
                rooms.rights().desk(),
                new RightStates(rooms.rights().papers(), clock),
                new StopStates(rooms.stops().desk(), clock),
                rooms.stops().desk(),
                rooms.proofs());
    }
}
