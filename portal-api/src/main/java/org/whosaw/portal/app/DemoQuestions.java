package org.whosaw.portal.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.access.AccessReading.Filter;
import org.whosaw.portal.access.AccountKind;
import org.whosaw.portal.access.why.Strength;
import org.whosaw.portal.demo.DemoFile;
import org.whosaw.portal.demo.DemoFiller;
import org.whosaw.portal.hospital.Directory.StaffEntry;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.staff.Base32;
import org.whosaw.portal.identity.staff.StaffRegistry;
import org.whosaw.portal.identity.staff.StaffRegistry.NewStaff;
import org.whosaw.portal.identity.staff.StaffRegistry.Staff;
import org.whosaw.portal.identity.staff.Totp;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.request.AnswerOutcome;
import org.whosaw.portal.request.QuestionDesk;
import org.whosaw.portal.request.Request;
import org.whosaw.portal.request.RequestAudience;
import org.whosaw.portal.request.RequestDesk;
import org.whosaw.portal.request.ReviewAnswer;
import org.whosaw.portal.request.ReviewReason;

/**
 * Puts questions into the demo world through the doors that a patient, a desk and an accessor use:
 * one answered, one open, one whose accessor says that it was not she.
 */
public final class DemoQuestions {
    private static final String ANSWER = "我们核对过了：这位同事当时在交接班，需要逐位查看本病区的护理记录，所以打开了您的信息。谢谢您来问。";

    /** The newest stay free for whoever tries the demo. */
    private static final int LEFT_FREE = 8;

    private static final int MOST = 200;
    private static final String NURSE = "S0012";

    private final Rooms rooms;

    public DemoQuestions(Rooms rooms) {
        this.rooms = rooms;
    }

    /** Asks in the name of the first mother with a story; a world that has questions stays. */
    public void ask(DemoFile demo) {
        HospitalId hospital =
                rooms.hospital().hospitals().find(DemoFiller.HOSPITAL).orElseThrow().id();
        Optional<PersonCard> mother =
                demo.patients().stream()
                        .findFirst()
                        .flatMap(line -> rooms.hospital().persons().byMrn(hospital, line.mrn()));
        if (mother.isEmpty()) {
            return;
        }
        linkDesk(hospital);
        Subject subject = new Subject(mother.get().id(), hospital, false);
        PatientPrincipal patient = new PatientPrincipal(0, 0, List.of(subject), null, null);
        RequestDesk desk = rooms.request().desk();
        if (!desk.list(patient, List.of(subject)).isEmpty()) {
            return;
        }
        List<Request> asked = new ArrayList<>();
        for (Access each : lines(subject)) {
            long event = Ids.parse(IdPrefix.ACCESS, each.id()).orElseThrow();
            Request request = desk.ask(patient, List.of(subject), event, null, true).request();
            if (request.audience() == RequestAudience.DESK) {
                asked.add(request);
            }
        }
        signed(hospital, asked);
    }

    /** Returns a line that records explain, and two that nothing explains, each by another. */
    private List<Access> lines(Subject subject) {
        AccessReading all =
                new AccessReading(0, List.of(subject), Set.of(), Filter.NONE, MOST, null);
        List<Access> items = rooms.access().timeline().list(all).items();
        Set<String> used = new HashSet<>();
        List<Access> chosen = new ArrayList<>();
        List<Access> able =
                items.stream()
                        .skip(LEFT_FREE)
                        .filter(each -> each.accessor().identity() == AccountKind.PERSONAL)
                        .filter(each -> !"engineer".equals(each.accessor().role()))
                        .toList();
        for (Strength wanted : List.of(Strength.NEAR, Strength.NONE, Strength.NONE)) {
            able.stream()
                    .filter(each -> !used.contains(each.accessor().code()))
                    .min(Comparator.comparing(each -> each.explanation().strength() != wanted))
                    .ifPresent(
                            each -> {
                                used.add(each.accessor().code());
                                chosen.add(each);
                            });
        }
        return chosen;
    }

    /** Answers the first and hears the last; what lies between stays open. */
    private void signed(HospitalId hospital, List<Request> asked) {
        if (asked.isEmpty()) {
            return;
        }
        StaffRegistry registry = rooms.identity().staff().registry();
        NewStaff made =
                registry.add(hospital, "demo-signer", EnumSet.of(StaffRole.PRIVACY_OFFICER));
        linkDesk(hospital);
        StaffPrincipal officer =
                new StaffPrincipal(
                        id(hospital, "demo-signer"),
                        0,
                        hospital,
                        Set.of(StaffRole.PRIVACY_OFFICER));
        QuestionDesk questions = rooms.request().questions();
        say(officer, asked.get(0), ReviewAnswer.ME, ReviewReason.HANDOVER);
        byte[] secret = Base32.decode(made.totpSecret().reveal());
        questions.answer(
                officer,
                asked.get(0).number(),
                AnswerOutcome.EXPLAINED,
                ANSWER,
                Totp.code(secret, Totp.step(rooms.clock().instant())));
        if (asked.size() > 2) {
            say(officer, asked.get(2), ReviewAnswer.NOT_ME, null);
        }
        registry.disable("demo-signer");
    }

    private void say(
            StaffPrincipal officer,
            Request request,
            ReviewAnswer answer,
            @Nullable ReviewReason reason) {
        String token =
                rooms.request()
                        .questions()
                        .ask(officer, request.number(), "", link -> link)
                        .token()
                        .reveal();
        rooms.request().reviews().answer(token, answer, reason, null);
    }

    private long id(HospitalId hospital, String login) {
        return rooms.identity().staff().registry().ofHospital(hospital).stream()
                .filter(each -> each.login().equals(login))
                .mapToLong(Staff::id)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Says of the demo's logins who in the directory they are: of the ordinary member, that she is
     * a nurse, whose account's uses she sees; of the others, that they are people of the desk.
     */
    private void linkDesk(HospitalId hospital) {
        for (Staff each : rooms.identity().staff().registry().ofHospital(hospital)) {
            if (each.login().startsWith("demo-") && !rooms.deskStaff().isLinked(each.id())) {
                String number = each.login().equals("demo-member") ? NURSE : desk(hospital, each);
                rooms.deskStaff().link(hospital, each.id(), number);
            }
        }
    }

    private String desk(HospitalId hospital, Staff login) {
        String number = "DESK-" + login.login().substring("demo-".length());
        StaffEntry entry =
                new StaffEntry(
                        number, "演示同事", "administrator", null, "患者信息办公室", null, "hospital", null);
        rooms.hospital().directory().putStaff(hospital, List.of(entry));
        return number;
    }
}
