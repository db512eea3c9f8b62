package org.whosaw.portal.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.whosaw.portal.consent.ConsentBook;
import org.whosaw.portal.consent.ConsentBy;
import org.whosaw.portal.consent.Grant;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.GrantState;
import org.whosaw.portal.consent.Revocation.Cause;
import org.whosaw.portal.consent.RevocationScope;
import org.whosaw.portal.consent.enforcement.Enforcement;
import org.whosaw.portal.consent.enforcement.EnforcementBook.Standing;
import org.whosaw.portal.consent.register.NoticeVersion;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.consent.stop.RecipientStops.Task;
import org.whosaw.portal.demo.DemoFile;
import org.whosaw.portal.demo.DemoFile.StaffLine;
import org.whosaw.portal.demo.DemoFiller;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.identity.RecipientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.staff.StaffRegistry;
import org.whosaw.portal.identity.staff.StaffRegistry.NewStaff;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.webhook.EndpointOwner;

/**
 * Puts stops into the demo world, after its register and its answers: systems that do four
 * different things with them, an agency that has signed, its head office that is late, a
 * photographer that is called and does not answer.
 */
public final class DemoStops {
    /** Whose login stands in the demo's file, under the role {@code recipient}. */
    public static final String AGENCY = "yuesao";

    private static final String PHOTOGRAPHER = "tongying";
    private static final String LOGIN = "demo-agency";
    private static final String NOBODY_LISTENS = "http://127.0.0.1:9/stops";
    private static final int DAYS = 90;
    private static final Enforcement[] TURNS = {
        Enforcement.ASKS_FIRST, Enforcement.TOLD, Enforcement.NIGHT_LIST, Enforcement.NOT_CONNECTED
    };

    private final Rooms rooms;

    public DemoStops(Rooms rooms) {
        this.rooms = rooms;
    }

    /** Fills, and returns the file with the agency's login; a world that has stops stays. */
    public DemoFile fill(DemoFile demo) {
        HospitalId hospital =
                rooms.hospital().hospitals().find(DemoFiller.HOSPITAL).orElseThrow().id();
        Optional<PersonCard> mother =
                demo.patients().stream()
                        .findFirst()
                        .flatMap(line -> rooms.hospital().persons().byMrn(hospital, line.mrn()));
        Optional<RecipientCard> agency = recipient(hospital, AGENCY);
        if (mother.isEmpty() || agency.isEmpty()) {
            return demo;
        }
        Subject subject = new Subject(mother.get().id(), hospital, false);
        if (rooms.stops().desk().list(List.of(subject)).isEmpty()) {
            systems(hospital);
            stops(hospital, subject.person(), agency.get());
        }
        return with(demo, login(hospital, agency.get()));
    }

    private Optional<RecipientCard> recipient(HospitalId hospital, String code) {
        return rooms.hospital().lookup().recipient(hospital, code);
    }

    private void systems(HospitalId hospital) {
        int turn = 0;
        for (Standing each : rooms.stops().enforcement().of(hospital)) {
            rooms.stops()
                    .enforcement()
                    .put(hospital, each.system().code(), TURNS[turn % TURNS.length], true);
            turn++;
        }
        rooms.webhooks()
                .endpoints()
                .put(hospital, EndpointOwner.RECIPIENT, PHOTOGRAPHER, NOBODY_LISTENS);
    }

    private void stops(HospitalId hospital, PersonId mother, RecipientCard agency) {
        Instant now = rooms.clock().instant();
        stop(hospital, mother, agency, Purpose.CONFINEMENT_CARE, now.minus(Duration.ofDays(3)));
        RecipientPrincipal signer = new RecipientPrincipal(0, 0, hospital, agency.id());
        for (Task each : rooms.stops().recipients().of(signer)) {
            rooms.stops().recipients().sign(signer, each.number(), false);
        }
        rooms.stops().recipients().tick();
        recipient(hospital, PHOTOGRAPHER)
                .ifPresent(
                        card ->
                                stop(
                                        hospital,
                                        mother,
                                        card,
                                        Purpose.PHOTOGRAPHY,
                                        now.minus(Duration.ofHours(2))));
        stop(hospital, mother, agency, Purpose.CONFINEMENT_CARE, now.minus(Duration.ofHours(1)));
    }

    /** Lets her have allowed something a day before, and take it back, through the book itself. */
    private void stop(
            HospitalId hospital, PersonId person, RecipientCard card, Purpose purpose, Instant at) {
        ConsentBook book = rooms.consent().book();
        RecipientUse use = rooms.consent().register().find(card.id(), purpose).orElseThrow();
        NoticeVersion notice = rooms.consent().register().notices(use.id()).get(0);
        ConsentBy her = ConsentBy.account(0, false);
        Grant grant =
                new Grant(
                        rooms.ids().next(),
                        hospital,
                        person,
                        use.id(),
                        card.id(),
                        purpose,
                        true,
                        notice.id(),
                        notice.fingerprint(),
                        Set.of(Element.NAME, Element.PHONE),
                        GrantMode.UNTIL,
                        at.minus(Duration.ofHours(20)),
                        at.plus(Duration.ofDays(DAYS)),
                        null,
                        her.actor(),
                        her.id(),
                        null,
                        GrantState.LIVE,
                        null,
                        null,
                        null);
        rooms.database()
                .write(
                        tx -> {
                            book.give(tx, grant, notice, her);
                            book.revoke(
                                    tx,
                                    person,
                                    RevocationScope.grant(grant.id()),
                                    Cause.PATIENT,
                                    her,
                                    at);
                        });
    }

    private NewStaff login(HospitalId hospital, RecipientCard agency) {
        StaffRegistry registry = rooms.identity().staff().registry();
        try {
            return registry.addRecipient(hospital, LOGIN, agency.id());
        } catch (PortalException e) {
            if (e.errorCode() == KernelError.INVALID_FIELDS) {
                throw e;
            }
            return registry.reset(LOGIN); // it was there: secrets are shown once
        }
    }

    private static DemoFile with(DemoFile demo, NewStaff login) {
        List<StaffLine> staff = new ArrayList<>(demo.staff());
        staff.add(
                new StaffLine(
                        login.login(),
                        login.password().reveal(),
                        login.totpSecret().reveal(),
                        List.of("recipient"),
                        DemoFiller.HOSPITAL));
        return new DemoFile(
                demo.baseUrl(), demo.oneTimePassword(), demo.patients(), staff, demo.systems());
    }
}
