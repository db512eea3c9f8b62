package org.whosaw.portal.web;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.whosaw.portal.access.AccessTimeline;
import org.whosaw.portal.app.RetentionWiring;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.disclosure.DisclosureList;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.identity.room.IdentityRoom;
import org.whosaw.portal.request.RequestSettings;
import org.whosaw.portal.web.patient.asking.AskPage;
import org.whosaw.portal.web.patient.asking.AskStates;
import org.whosaw.portal.web.patient.asking.MatterPage;
import org.whosaw.portal.web.patient.asking.MatterStates;
import org.whosaw.portal.web.patient.coverage.CoveragePage;
import org.whosaw.portal.web.patient.coverage.CoverageStates;
import org.whosaw.portal.web.patient.given.GivenPage;
import org.whosaw.portal.web.patient.given.GivenStates;
import org.whosaw.portal.web.patient.given.RecipientStates;
import org.whosaw.portal.web.patient.knew.KnewPage;
import org.whosaw.portal.web.patient.knew.KnewStates;
import org.whosaw.portal.web.patient.mine.ChoosePage;
import org.whosaw.portal.web.patient.mine.DevicesPage;
import org.whosaw.portal.web.patient.mine.MinePage;
import org.whosaw.portal.web.patient.mine.ReadersPage;
import org.whosaw.portal.web.patient.mine.SettingsPage;
import org.whosaw.portal.web.patient.notice.NoticesPage;
import org.whosaw.portal.web.patient.notice.NoticesStates;
import org.whosaw.portal.web.patient.overview.OverviewPage;
import org.whosaw.portal.web.patient.overview.OverviewStates;
import org.whosaw.portal.web.patient.permission.AllowPage;
import org.whosaw.portal.web.patient.permission.PermissionStates;
import org.whosaw.portal.web.patient.permission.PermissionsPage;
import org.whosaw.portal.web.patient.permission.PermissionsStates;
import org.whosaw.portal.web.patient.receipt.ReceiptLine;
import org.whosaw.portal.web.patient.receipt.ReceiptPage;
import org.whosaw.portal.web.patient.rights.RightFormPage;
import org.whosaw.portal.web.patient.rights.RightForms;
import org.whosaw.portal.web.patient.rights.RightPage;
import org.whosaw.portal.web.patient.rights.RightStates;
import org.whosaw.portal.web.patient.rights.RightsPage;
import org.whosaw.portal.web.patient.stops.StopPage;
import org.whosaw.portal.web.patient.stops.StopStates;
import org.whosaw.portal.web.patient.stops.StopsPage;
import org.whosaw.portal.web.patient.timeline.AccessesPage;
import org.whosaw.portal.web.patient.timeline.EntryStates;
import org.whosaw.portal.web.patient.timeline.ProtectedPage;
import org.whosaw.portal.web.patient.timeline.ProtectedStates;
import org.whosaw.portal.web.patient.timeline.TimelineStates;

/** Builds the patient's pages over the rooms. */
final class PatientPages {
    private PatientPages() {}

    /** Returns every page of hers. */
    static List<Object> of(
            Rooms rooms, IdentityRoom identity, RequestSettings settings, String baseUrl) {
        HospitalFeature hospital = rooms.hospital();
        AccessTimeline timeline = rooms.access().timeline();
        DisclosureList provisions = rooms.disclosure().list();
        Clock clock = rooms.clock();
        return List.of(
                new ChoosePage(hospital.persons(), hospital.hospitals()),
                new OverviewPage(
                        new OverviewStates(
                                timeline,
                                rooms.access().digest(),
                                subjects -> provisions.recipients(subjects, Set.of()),
                                clock)),
                new AccessesPage(
                        new TimelineStates(
                                timeline,
                                rooms.access().digest(),
                                hospital.lookup(),
                                rooms.feeds().coverage(),
                                rooms.request().desk(),
                                new ReceiptLine(rooms.ledger().reader(), clock),
                                clock),
                        new EntryStates(timeline, rooms.request().desk(), clock)),
                new AskPage(
                        rooms.request().desk(),
                        new AskStates(timeline, rooms.request().desk(), settings, clock)),
                new MatterPage(rooms.request().desk(), new MatterStates(clock)),
                new RightsPage(rooms.rights().desk(), clock),
                new RightFormPage(
                        rooms.rights().desk(),
                        new RightForms(rooms.rights().desk(), rooms.rights().clocks(), clock),
                        identity.secondFactor()),
                new RightPage(
                        rooms.rights().desk(),
                        rooms.rights().papers(),
                        new RightStates(rooms.rights().papers(), clock)),
                new ProtectedPage(
                        new ProtectedStates(timeline, clock), identity.secondFactor(), clock),
                new ReceiptPage(rooms.proofs(), rooms.ledger().reader(), baseUrl, clock),
                new CoveragePage(
                        new CoverageStates(
                                rooms.feeds().coverage(),
                                RetentionWiring.holds(rooms)::isHeld,
                                clock)),
                new GivenPage(
                        new GivenStates(
                                provisions,
                                rooms.receipts(),
                                hospital.lookup(),
                                rooms.consent().own()::allowed,
                                clock),
                        new RecipientStates(
                                provisions,
                                rooms.consent().desk()::askable,
                                rooms.consent().own()::allowed,
                                clock)),
                new AllowPage(rooms.consent().desk()),
                permissions(rooms, baseUrl),
                new StopPage(rooms.stops().desk(), new StopStates(rooms.stops().desk(), clock)),
                new StopsPage(rooms.stops().desk(), new StopStates(rooms.stops().desk(), clock)),
                new KnewPage(new KnewStates(timeline, provisions, clock)),
                new NoticesPage(rooms.notices(), new NoticesStates(rooms.notices(), clock)),
                new MinePage(
                        rooms.request().desk(),
                        rooms.rights().desk(),
                        rooms.notices().inbox(),
                        clock),
                new ReadersPage(identity.accounts(), rooms.guardians(), clock),
                new SettingsPage(identity.sessions()),
                new DevicesPage(identity.devices(), clock));
    }

    private static PermissionsPage permissions(Rooms rooms, String baseUrl) {
        return new PermissionsPage(
                new PermissionsStates(rooms.consent().own(), rooms.clock()),
                new PermissionStates(
                        rooms.consent().own(),
                        rooms.consent().desk(),
                        rooms.proofs(),
                        baseUrl,
                        rooms.clock()),
                rooms.consent().own(),
                rooms.consent().desk(),
                rooms.proofs());
    }
}
