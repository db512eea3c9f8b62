package org.whosaw.portal.app;

import java.util.List;
import java.util.Set;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessOutcome;
import org.whosaw.portal.access.AccessRecorder;
import org.whosaw.portal.access.AccessorClaim;
import org.whosaw.portal.access.AccountKind;
import org.whosaw.portal.consent.stop.WardDesk;
import org.whosaw.portal.crypto.Secret;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.hospital.HospitalRegistry;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.counter.CounterCodes;
import org.whosaw.portal.hospital.counter.CounterDesk;
import org.whosaw.portal.hospital.counter.CounterLooks;
import org.whosaw.portal.hospital.counter.DeskLooks;
import org.whosaw.portal.hospital.doubt.DoubtDesk;
import org.whosaw.portal.hospital.guardian.GuardianDesk;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.identity.patient.BindingDesk;
import org.whosaw.portal.identity.room.IdentityRoom;
import org.whosaw.portal.identity.session.SecondFactor;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.kernel.RecordAnswer;

/** Gives the counter its codes from identity, and puts its looks on the access record. */
public final class CounterWiring {
    /** The code under which the portal's own counter stands among a hospital's systems. */
    public static final String SYSTEM = "whosaw-counter";

    private static final Place COUNTER =
            new Place(
                    SYSTEM,
                    "谁看过 · 医院服务台",
                    "WhoSaw · hospital counter",
                    "clerk",
                    AccessAction.SEARCH,
                    Purpose.PATIENT_REQUEST);

    private static final Place MATCHING =
            new Place(
                    "whosaw-matching",
                    "谁看过 · 名单核对",
                    "WhoSaw · matching of lists",
                    "desk",
                    AccessAction.VIEW,
                    Purpose.OPERATIONS);

    private static final Place QUESTIONS =
            new Place(
                    "whosaw-questions",
                    "谁看过 · 问询办理",
                    "WhoSaw · questions desk",
                    "desk",
                    AccessAction.VIEW,
                    Purpose.PATIENT_REQUEST);

    private static final Place RIGHTS =
            new Place(
                    "whosaw-requests",
                    "谁看过 · 个人信息请求办理",
                    "WhoSaw · requests desk",
                    "desk",
                    AccessAction.VIEW,
                    Purpose.PATIENT_REQUEST);

    private static final Place REVIEWS =
            new Place(
                    "whosaw-reviews",
                    "谁看过 · 查阅核查",
                    "WhoSaw · review of accesses",
                    "desk",
                    AccessAction.VIEW,
                    Purpose.OPERATIONS);

    private static final Place TRIAL =
            new Place(
                    "whosaw-trial",
                    "谁看过 · 名单试读",
                    "WhoSaw · trial of a list",
                    "engineer",
                    AccessAction.VIEW,
                    Purpose.OPERATIONS);

    private static final Place AUDIT =
            new Place(
                    "whosaw-audit",
                    "谁看过 · 审计检索",
                    "WhoSaw · audit search",
                    "auditor",
                    AccessAction.SEARCH,
                    Purpose.QUALITY);

    private static final Place WARD =
            new Place(
                    "whosaw-may-give",
                    "谁看过 · 能不能给",
                    "WhoSaw · may we give",
                    "desk",
                    AccessAction.SEARCH,
                    Purpose.OPERATIONS);

    private CounterWiring() {}

    /** Returns what tells a ward what may be given of one person. */
    public static WardDesk ward(Rooms rooms, IdentityRoom identity) {
        return new WardDesk(
                rooms.database(),
                rooms.hospital().persons(),
                rooms.hospital().lookup(),
                rooms.consent().book(),
                looks(rooms, identity, WARD),
                rooms.clock());
    }

    /** Returns what puts searches of auditors on the record of those they are about. */
    static DeskLooks auditLooks(Rooms rooms) {
        return looks(rooms, rooms.identity(), AUDIT);
    }

    /** Returns what puts looks at a list on trial on the record of those it is about. */
    static DeskLooks trialLooks(Rooms rooms) {
        return looks(rooms, rooms.identity(), TRIAL);
    }

    /** Returns the counter over built rooms. */
    public static CounterDesk desk(Rooms rooms, IdentityRoom identity) {
        return new CounterDesk(
                rooms.database(),
                rooms.vault(),
                rooms.pseudonymizer(),
                rooms.hospital().persons(),
                identity.limits(),
                new Codes(identity.bindingDesk(), identity.secondFactor()),
                looks(rooms, identity, COUNTER),
                rooms.ids(),
                rooms.clock());
    }

    /** Returns the counter's work on guardians, over built rooms. */
    public static GuardianDesk guardians(Rooms rooms, IdentityRoom identity) {
        return new GuardianDesk(
                desk(rooms, identity),
                rooms.hospital().persons(),
                rooms.guardians(),
                rooms.clock());
    }

    /** Returns the desk that answers doubts, over built rooms. */
    public static DoubtDesk doubts(Rooms rooms, IdentityRoom identity) {
        return new DoubtDesk(
                rooms.database(),
                rooms.vault(),
                rooms.hospital().persons(),
                rooms.hospital().contacts(),
                identity.limits(),
                looks(rooms, identity, MATCHING),
                rooms.clock());
    }

    /** Returns what records the looks of those who handle questions. */
    static DeskLooks questionLooks(Rooms rooms, IdentityRoom identity) {
        return looks(rooms, identity, QUESTIONS);
    }

    /** Returns what records the looks of those who handle every other right. */
    static DeskLooks rightsLooks(Rooms rooms, IdentityRoom identity) {
        return looks(rooms, identity, RIGHTS);
    }

    /** Returns what records the looks of those who review as a matter of routine. */
    static DeskLooks reviewLooks(Rooms rooms, IdentityRoom identity) {
        return looks(rooms, identity, REVIEWS);
    }

    private static DeskLooks looks(Rooms rooms, IdentityRoom identity, Place place) {
        return new DeskLooks(
                identity.staff().registry(),
                new Looks(rooms.hospital(), rooms.access().recorder(), place),
                rooms.ids(),
                rooms.clock());
    }

    /**
     * A place of the portal itself, as it stands among a hospital's systems.
     *
     * @param role who works there, as her list says it
     * @param action what a look there is when nothing is printed
     */
    private record Place(
            String system,
            String name,
            String nameEn,
            String role,
            AccessAction action,
            Purpose purpose) {}

    private record Codes(BindingDesk binding, SecondFactor factor) implements CounterCodes {
        @Override
        public Code forPhoneOnRecord(HospitalId hospital, PersonId person, String issuedBy) {
            return code(binding.issue(hospital, person, issuedBy));
        }

        @Override
        public Code forPhone(
                HospitalId hospital, PersonId person, PhoneNumber phone, String issuedBy) {
            return code(binding.issueForPhone(hospital, person, phone, issuedBy));
        }

        @Override
        public Secret<String> forSecondFactor(PersonId person, String issuedBy) {
            return factor.issueCounterCode(person, issuedBy);
        }

        private static Code code(BindingDesk.IssuedCode issued) {
            return new Code(issued.bindingCode(), issued.expiresAt());
        }
    }

    private record Looks(HospitalFeature hospital, AccessRecorder recorder, Place place)
            implements CounterLooks {
        @Override
        public void record(Look look) {
            if (hospital.lookup().system(look.hospital(), place.system()).isEmpty()) {
                enter(look.hospital());
            }
            RecordAnswer answer = recorder.recordOwn(look.hospital(), event(look));
            if (answer.status() != RecordAnswer.Status.ACCEPTED) {
                throw new IllegalStateException("a counter's look was not recorded");
            }
        }

        private void enter(HospitalId id) {
            HospitalRegistry.Hospital house = hospital.hospitals().find(id).orElseThrow();
            hospital.directory()
                    .putOwnSystem(
                            id,
                            new SystemEntry(
                                    place.system(),
                                    place.name(),
                                    place.nameEn(),
                                    null,
                                    null,
                                    house.office(),
                                    house.phone(),
                                    null));
        }

        private AccessEvent event(Look look) {
            return new AccessEvent(
                    look.sourceId(),
                    null,
                    look.at(),
                    place.system(),
                    null,
                    null,
                    new AccessorClaim(
                            look.login(),
                            null,
                            null,
                            place.role(),
                            null,
                            null,
                            null,
                            AccountKind.PERSONAL),
                    look.printed() ? AccessAction.PRINT : place.action(),
                    place.purpose(),
                    Set.of(),
                    look.shown(),
                    false,
                    null,
                    null,
                    AccessOutcome.SUCCESS,
                    List.of(SubjectKey.mrn(look.mrn())));
        }
    }
}
