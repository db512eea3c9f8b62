package org.whosaw.portal.web;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessOutcome;
import org.whosaw.portal.access.AccessorClaim;
import org.whosaw.portal.app.ComplaintWiring;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.app.consent.Uses;
import org.whosaw.portal.complaint.Capacity;
import org.whosaw.portal.complaint.RespondentKind;
import org.whosaw.portal.complaint.Topic;
import org.whosaw.portal.complaint.Want;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.complaint.desk.ComplaintDraft;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.decision.Question;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.hospital.Directory.EncounterEntry;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.Directory.RecipientEntry;
import org.whosaw.portal.hospital.Directory.StaffEntry;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.hospital.PersonKind;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.identity.ClientAddress;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.client.ClientRegistry.NewClient;
import org.whosaw.portal.identity.guardian.GuardianPaper;
import org.whosaw.portal.identity.guardian.GuardianReason;
import org.whosaw.portal.identity.guardian.Guardians;
import org.whosaw.portal.identity.guardian.Relation;
import org.whosaw.portal.identity.staff.Base32;
import org.whosaw.portal.identity.staff.StaffRegistry.NewStaff;
import org.whosaw.portal.identity.staff.Totp;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.request.AnswerOutcome;
import org.whosaw.portal.request.rights.RightsAnswer.Content;
import org.whosaw.portal.request.rights.RightsOutcome;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.desk.RightsWork;
import org.whosaw.portal.text.Language;

/**
 * Two hospitals in a running portal. Patient A has a newborn, a visit, looks (some of them
 * specially protected), provisions, two devices; everybody else who may try to come to them stands
 * around her.
 */
final class TwoHospitals implements AutoCloseable {
    static final String MRN = "MTX0001";
    static final String CHILD_MRN = "MTX0001B";
    static final String OTHER_MRN = "MTX0002";
    static final String NAME = "亓官演一";
    static final String CHILD_NAME = "亓官演二";
    static final String PHONE = "15400047101";

    /** No district has this area code, so nobody has this number. */
    static final String ID_NUMBER = "110000199203044713";

    static final String BIRTH = "1992-03-04";
    static final String VISIT = "VISIT-MTX-9001";
    static final String VISIT_DAY = "2026-03-02";
    static final ClientAddress HERE = new ClientAddress("local", "");

    private static final Instant START = Instant.parse("2026-03-02T02:00:00Z");

    final HospitalId first;
    final HospitalId second;
    final PersonId a;
    final PersonId child;
    final PersonId other;

    private final RunningPortal portal;
    private final OpenedHouse house;
    final String use;
    private int staffMade;
    private long locked;
    private final Map<String, Long> accounts = new LinkedHashMap<>();

    TwoHospitals(RunningPortal portal, Path folder) {
        this.portal = portal;
        house =
                OpenedHouse.open(
                        portal.support().getConfiguration(),
                        portal.support().getConfiguration().database(),
                        Keyring.read(folder.resolve("keys")),
                        Clock.offset(Clock.systemUTC(), Duration.ZERO));
        first = rooms().hospital().hospitals().add("H1", "市妇幼演示医院", null, null, null);
        second = rooms().hospital().hospitals().add("H2", "另一家演示医院", null, null, null);
        List.of(first, second).forEach(this::fill);
        LocalDate birth = LocalDate.parse(BIRTH);
        put(
                first,
                new PatientEntry(
                        MRN, null, NAME, ID_NUMBER, PHONE, birth, null, null, null, List.of()));
        put(first, patient(OTHER_MRN, "卞演示"), patient("MTX0003", "仉演示"));
        put(first, patient("MTX0004", "种演示"));
        put(first, child(CHILD_MRN, CHILD_NAME, MRN), child("MTX0003B", "仉演二", "MTX0003"));
        put(second, patient(MRN, "查演示"), patient("MTX0009", "单演示"));
        a = person(first, MRN);
        child = person(first, CHILD_MRN);
        other = person(first, OTHER_MRN);
        history();
        guardians();
        use = consents();
        bind("A", first, MRN);
        bind("another patient", first, OTHER_MRN);
        bind("guardian of another child", first, "MTX0003");
        bind("blocked guardian", first, "MTX0004");
        bind("patient of another hospital", second, "MTX0009");
        bind("same number in another hospital", second, MRN);
    }

    /** Writes what A allowed, refused and had asked in vain; returns the number of the use. */
    private String consents() {
        Set<Element> elements = Set.of(Element.NAME, Element.PHONE);
        RecipientUse photo = Uses.active(rooms(), first, "studio", Purpose.PHOTOGRAPHY, elements);
        for (PersonId each : List.of(a, child)) {
            Uses.give(rooms(), each, photo, GrantMode.ONCE, Set.of(Element.NAME), null, null);
            Uses.refuse(rooms(), each, photo);
            rooms().consent()
                    .decisions()
                    .evaluate(
                            new Question(
                                    first,
                                    photo.recipientId(),
                                    each,
                                    Purpose.PHOTOGRAPHY,
                                    elements,
                                    null,
                                    1));
            rooms().consent().own().asked(List.of(new Subject(each, first, false)));
        }
        return photo.number();
    }

    /** Files a complaint to the first hospital, and returns its number there. */
    String complaint() {
        ComplaintDesk desk = rooms().complaints().desk();
        ComplaintDraft draft =
                ComplaintDraft.EMPTY
                        .with(new ComplaintDraft.Happened(Topic.OTHER, false, "x", null))
                        .with(new ComplaintDraft.Who(RespondentKind.HOSPITAL, "", null, Set.of()))
                        .with(Set.of(Want.STOP), Set.of())
                        .with(
                                new ComplaintDraft.To(
                                        false, true, null, Set.of(), Capacity.SELF, "", ""))
                        .from(
                                List.of(),
                                ComplaintWiring.hospital(rooms().hospital().hospitals(), first));
        var key = desk.begin(draft, Language.ZH_CN, "127.0.0.1").key();
        var filing = desk.file(key).body().filing();
        return java.util.Objects.requireNonNull(filing.desk());
    }

    Rooms rooms() {
        return house.rooms();
    }

    private void fill(HospitalId hospital) {
        var directory = rooms().hospital().directory();
        directory.putSystems(
                hospital,
                List.of(new SystemEntry("emr", "病历", null, null, "信息科", null, null, null)));
        directory.putStaff(
                hospital,
                List.of(new StaffEntry("S1", "缪演护", "nurse", null, "产科", null, null, null)));
        directory.putRecipients(hospital, List.of(recipient("studio", null)));
        directory.putRecipients(hospital, List.of(recipient("album", "studio")));
    }

    private static RecipientEntry recipient(String code, @Nullable String onwardOf) {
        return new RecipientEntry(
                code,
                "演示影楼" + code,
                null,
                "photographer",
                "independent",
                null,
                null,
                null,
                null,
                Set.of(Element.PHONE),
                null,
                null,
                onwardOf);
    }

    private static PatientEntry patient(String mrn, String name) {
        return new PatientEntry(
                mrn, PersonKind.PATIENT, name, null, null, null, null, null, null, List.of());
    }

    private static PatientEntry child(String mrn, String name, String mother) {
        LocalDate born = LocalDate.now(ZoneOffset.UTC);
        return new PatientEntry(
                mrn, PersonKind.NEWBORN, name, null, null, born, null, mother, null, List.of());
    }

    private void put(HospitalId hospital, PatientEntry... entries) {
        var answers = rooms().hospital().patients().putPatients(hospital, List.of(entries));
        answers.forEach(
                each -> {
                    if (each.subject() == null) {
                        throw new IllegalStateException("not registered: " + each);
                    }
                });
    }

    PersonId person(HospitalId hospital, String mrn) {
        return rooms().hospital().personLookup().byMrn(hospital, mrn).orElseThrow();
    }

    private void history() {
        rooms().hospital()
                .patients()
                .putEncounters(
                        first,
                        List.of(
                                new EncounterEntry(
                                        VISIT, MRN, "visit", START, null, "产科", null, List.of(),
                                        null)));
        List<AccessEvent> looks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            looks.add(look("a" + i, i, DataCategory.CONTACT, MRN));
        }
        looks.add(look("protected", 5, DataCategory.INFECTION, MRN));
        looks.add(look("child", 6, DataCategory.NEWBORN, CHILD_MRN));
        looks.add(look("other", 7, DataCategory.CONTACT, OTHER_MRN));
        rooms().access().recorder().record(first, looks);
        List<Provision> given = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            given.add(provision("g" + i, i, i % 2 == 0 ? "studio" : "album", MRN));
        }
        given.add(provision("gc", 5, "studio", CHILD_MRN));
        rooms().disclosure().recorder().record(first, given);
    }

    private static AccessEvent look(String id, int hour, DataCategory category, String mrn) {
        return new AccessEvent(
                id,
                null,
                START.plus(Duration.ofHours(hour)),
                "emr",
                null,
                null,
                new AccessorClaim("u1", "S1", null, null, null, null, null, null),
                AccessAction.VIEW,
                Purpose.TREATMENT,
                Set.of(category),
                Set.of(Element.NAME, Element.PHONE),
                false,
                null,
                null,
                AccessOutcome.SUCCESS,
                List.of(SubjectKey.mrn(mrn)));
    }

    private static Provision provision(String id, int hour, String recipient, String mrn) {
        return new Provision(
                id,
                null,
                START.plus(Duration.ofHours(hour)),
                "emr",
                recipient,
                Purpose.PHOTOGRAPHY,
                LegalBasis.NOT_STATED,
                null,
                Set.of(Element.PHONE),
                "file",
                1,
                null,
                null,
                null,
                null,
                List.of(SubjectKey.mrn(mrn)));
    }

    /** One more guardian of A's newborn, blocked since; as a protection order would. */
    private void guardians() {
        PersonId blocked = person(first, "MTX0004");
        rooms().guardians()
                .link(
                        act(blocked, GuardianReason.PARENT),
                        Relation.FATHER,
                        START,
                        Guardians.grown(START));
        rooms().guardians().block(act(blocked, GuardianReason.PROTECTION_ORDER));
    }

    private Guardians.Act act(PersonId guardian, GuardianReason reason) {
        return new Guardians.Act(guardian, child, reason, GuardianPaper.COURT_PAPER, 1);
    }

    private void bind(String who, HospitalId hospital, String mrn) {
        var facts = rooms().hospital().personLookup().facts(List.of(person(hospital, mrn))).get(0);
        byte[] index = rooms().pseudonymizer().index("matrix.phone", who);
        long account =
                rooms().database()
                        .inTransaction(
                                tx -> {
                                    long id =
                                            rooms().identity()
                                                    .accounts()
                                                    .open(tx, rooms().ids().next(), index);
                                    rooms().identity().accounts().bind(tx, id, facts);
                                    return id;
                                });
        accounts.put(who, account);
    }

    /** Returns everybody with an account, but A. */
    List<String> otherPatients() {
        return accounts.keySet().stream().filter(each -> !each.equals("A")).toList();
    }

    /** Returns a fresh access token of somebody's, and so a device. */
    String token(String who) {
        return rooms().identity().clientSessions().open(accounts.get(who), HERE).accessToken();
    }

    /** Returns the cookie of a fresh page session of somebody's. */
    String pageCookie(String who) {
        return rooms().identity().sessions().open(accounts.get(who), false, HERE).reveal();
    }

    /** Returns a browser that somebody is signed in with. */
    FormBrowser browser(String who) {
        return new FormBrowser(portal).with("__Host-session=" + pageCookie(who));
    }

    /** Returns the access token of a system of {@code hospital} with these scopes. */
    String systemToken(HospitalId hospital, Set<Scope> scopes) {
        NewClient client = rooms().identity().clients().add(hospital, null, scopes);
        return PortalPeople.token(portal, client);
    }

    /** Returns the session of a member of the staff with one role, as its cookie holds it. */
    String staffCookie(HospitalId hospital, StaffRole role) {
        String login = "matrix." + ++staffMade + "." + role.code();
        var staff = rooms().identity().staff();
        NewStaff made = staff.registry().add(hospital, login, EnumSet.of(role));
        link(hospital, login);
        byte[] secret = Base32.decode(made.totpSecret().reveal());
        String code = Totp.code(secret, Totp.step(rooms().clock().instant()));
        return staff.signIn().signIn(login, made.password().reveal(), code, HERE).reveal();
    }

    /** Returns the access token of a fresh member of the staff with one role. */
    String staffToken(HospitalId hospital, StaffRole role) {
        String login = "token." + ++staffMade + "." + role.code();
        NewStaff made =
                rooms().identity().staff().registry().add(hospital, login, EnumSet.of(role));
        link(hospital, login);
        String code =
                Totp.code(
                        Base32.decode(made.totpSecret().reveal()),
                        Totp.step(rooms().clock().instant()));
        String body =
                "{\"login\":\"%s\",\"password\":\"%s\",\"code\":\"%s\"}"
                        .formatted(login, made.password().reveal(), code);
        return portal.send(
                        HttpRequest.newBuilder(portal.at("/api/v1/staff/session"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body)))
                .body()
                .replaceAll("(?s).*\"accessToken\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    /** Says of a login that she is a member of the directory with a number of her own. */
    void link(HospitalId hospital, String login) {
        String number = "DESK-" + login;
        StaffEntry entry =
                new StaffEntry(number, "钱安", "clerk", null, "患者办公室", null, "hospital", null);
        rooms().hospital().directory().putStaff(hospital, List.of(entry));
        rooms().identity().staff().registry().ofHospital(hospital).stream()
                .filter(each -> each.login().equals(login))
                .forEach(each -> rooms().deskStaff().link(hospital, each.id(), number));
    }

    /** Answers a question at the first hospital's desk. */
    void answer(String request) {
        Member desk = member();
        rooms().request()
                .questions()
                .answer(
                        desk.principal(),
                        request,
                        AnswerOutcome.EXPLAINED,
                        "她在值班。",
                        desk.code(rooms().clock().instant()));
    }

    /** Has the desk take on and answer what she asked of the hospital. */
    void answerRight(String number) {
        Member desk = member();
        RightsWork work = rooms().rights().work();
        RightsRequest request = work.mine(desk.principal(), number);
        int version = work.take(desk.principal(), number, request.version()).version();
        work.compose(
                desk.principal(),
                number,
                version,
                new Content(RightsOutcome.GRANTED, "已经更正。", null, null, null, null, null),
                desk.code(rooms().clock().instant()));
    }

    private record Member(StaffPrincipal principal, byte[] secret) {
        String code(Instant now) {
            return Totp.code(secret, Totp.step(now));
        }
    }

    private Member member() {
        String login = "matrix.answers." + ++staffMade;
        var staff = rooms().identity().staff();
        NewStaff made = staff.registry().add(first, login, EnumSet.allOf(StaffRole.class));
        link(first, login);
        long id =
                staff.registry().ofHospital(first).stream()
                        .filter(each -> each.login().equals(login))
                        .findFirst()
                        .orElseThrow()
                        .id();
        return new Member(
                new StaffPrincipal(id, id, first, EnumSet.allOf(StaffRole.class)),
                Base32.decode(made.totpSecret().reveal()));
    }

    /** Returns a new member of the staff with one role, and what she proves herself by, as JSON. */
    String staffProof(HospitalId hospital, StaffRole role) {
        String login = "matrix." + ++staffMade + "." + role.code();
        var staff = rooms().identity().staff();
        NewStaff made = staff.registry().add(hospital, login, EnumSet.of(role));
        byte[] secret = Base32.decode(made.totpSecret().reveal());
        String code = Totp.code(secret, Totp.step(rooms().clock().instant()));
        return "{\"login\":\"%s\",\"password\":\"%s\",\"code\":\"%s\"}"
                .formatted(login, made.password().reveal(), code);
    }

    /** Returns a member of her hospital's staff who is locked out, and stays so. */
    long lockedStaff() {
        if (locked == 0) {
            var staff = rooms().identity().staff();
            staff.registry().add(first, "matrix.locked", EnumSet.of(StaffRole.AUDITOR));
            for (int i = 0; i < 5; i++) {
                try {
                    staff.signIn().signIn("matrix.locked", "wrong", "000000", HERE);
                } catch (PortalException wrong) {
                    continue; // as it should be
                }
            }
            // A lock of a minute may be over before a busy machine has tried everything.
            rooms().database()
                    .inTransaction(
                            tx -> {
                                try {
                                    return tx.statement(
                                                    "UPDATE staff_lock SET locked_until ="
                                                            + " locked_until + 86400000000")
                                            .executeUpdate();
                                } catch (SQLException e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            locked =
                    staff.registry().ofHospital(first).stream()
                            .filter(each -> each.login().equals("matrix.locked"))
                            .findFirst()
                            .orElseThrow()
                            .id();
        }
        return locked;
    }

    /** Says whether that member is locked out still. */
    boolean isLocked() {
        return rooms().identity().staff().registry().find(lockedStaff()).orElseThrow().lockedUntil()
                != null;
    }

    @Override
    public void close() {
        house.close();
    }
}
