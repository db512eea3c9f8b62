package org.whosaw.portal.app.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.consent.Grant;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.decision.Decision;
import org.whosaw.portal.consent.decision.Question;
import org.whosaw.portal.consent.register.NoticeText;
import org.whosaw.portal.consent.register.NoticeVersion;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.consent.register.UseDraft;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.hospital.Directory.EncounterEntry;
import org.whosaw.portal.hospital.Directory.RecipientEntry;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.room.MovingClock;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.store.Database;

/** A hospital with a photographer, an agency that passes data on, and two mothers. */
public final class ConsentHouse {
    static final Set<Element> ALBUM =
            Set.of(Element.NAME, Element.PHONE, Element.NEWBORN_BIRTH_DATE);

    public final MovingClock clock;
    final Keyring keys;
    public final Rooms rooms;
    public final HospitalId hospital;

    public ConsentHouse(Database database) {
        this(database, new MovingClock());
    }

    private ConsentHouse(Database database, MovingClock clock) {
        this(
                database,
                clock,
                Keyring.generate(new RandomSource(), false),
                new PortalConfiguration(),
                "H1");
    }

    ConsentHouse(
            Database database,
            MovingClock clock,
            Keyring keys,
            PortalConfiguration configuration,
            String code) {
        this.clock = clock;
        this.keys = keys;
        rooms = new Rooms(configuration, database, keys, clock, true);
        hospital = rooms.hospital().hospitals().add(code, "市妇幼演示医院", null, "办公室", "000-1000");
        recipients(
                recipient("PHOTO", "photographer", "CN", null),
                recipient("AGENCY", "confinement-agency", "CN", null),
                recipient("HEAD", "confinement-agency", "CN", "AGENCY"),
                recipient("CDC", "public-health", "CN", null));
        rooms.hospital()
                .patients()
                .putPatients(
                        hospital,
                        List.of(
                                HospitalFixture.aPatient("M0001", "王一", "15400000001"),
                                HospitalFixture.aPatient("M0002", "王二", "15400000002")));
    }

    private ConsentHouse(ConsentHouse first, Database database) {
        clock = first.clock;
        keys = first.keys;
        rooms = new Rooms(new PortalConfiguration(), database, keys, clock, true);
        hospital = first.hospital;
    }

    /** Returns another node over the same database. */
    ConsentHouse secondNode(Database database) {
        return new ConsentHouse(this, database);
    }

    void recipients(RecipientEntry... entries) {
        rooms.hospital().directory().putRecipients(hospital, List.of(entries));
    }

    static RecipientEntry recipient(
            String code, String kind, @Nullable String country, @Nullable String onwardOf) {
        return new RecipientEntry(
                code,
                "演示" + code,
                null,
                kind,
                "independent",
                null,
                "000-2000",
                country,
                null,
                Set.of(),
                null,
                null,
                onwardOf);
    }

    /** Returns a recipient with a contact of its own. */
    static RecipientEntry at(String code, String kind, String contact) {
        RecipientEntry plain = recipient(code, kind, "CN", null);
        return new RecipientEntry(
                plain.code(),
                plain.name(),
                null,
                kind,
                plain.role(),
                null,
                contact,
                plain.country(),
                null,
                Set.of(),
                null,
                null,
                null);
    }

    public long recipient(String code) {
        return rooms.hospital().lookup().recipient(hospital, code).orElseThrow().id();
    }

    UseDraft draft(String recipient, Purpose purpose, LegalBasis basis, Set<Element> elements) {
        return Uses.draft(rooms, recipient, purpose, basis, elements);
    }

    static NoticeText text(String purpose) {
        return Uses.text(purpose);
    }

    /** Returns an active use with its notice. */
    public RecipientUse active(String recipient, Purpose purpose, Set<Element> elements) {
        return Uses.active(rooms, hospital, recipient, purpose, elements);
    }

    RecipientUse active(UseDraft draft) {
        return Uses.active(rooms, hospital, draft);
    }

    NoticeVersion publish(RecipientUse use) {
        return rooms.consent().register().publish(use, text("拍照"), text("Photographs"), null);
    }

    PersonId person(String mrn) {
        return rooms.hospital().persons().byMrn(hospital, mrn).orElseThrow().id();
    }

    PatientPrincipal patient(long account, String... mrns) {
        List<Subject> subjects =
                java.util.stream.Stream.of(mrns)
                        .map(mrn -> new Subject(person(mrn), hospital, false))
                        .toList();
        return new PatientPrincipal(account, account, subjects, null, null);
    }

    /** Puts a grant straight into the book. */
    public Grant give(
            String mrn,
            RecipientUse use,
            GrantMode mode,
            Set<Element> elements,
            @Nullable Instant until,
            @Nullable Long stay) {
        return Uses.give(rooms, person(mrn), use, mode, elements, until, stay);
    }

    Grant again(Grant grant) {
        return rooms.consent().book().find(grant.id()).orElseThrow();
    }

    void encounter(String id, String mrn, String kind, Duration began, @Nullable Duration ended) {
        Instant now = clock.instant();
        rooms.hospital()
                .patients()
                .putEncounters(
                        hospital,
                        List.of(
                                new EncounterEntry(
                                        id,
                                        mrn,
                                        kind,
                                        now.minus(began),
                                        ended == null ? null : now.minus(ended),
                                        "产科",
                                        "产科一病区",
                                        List.of(),
                                        null)));
    }

    /** Returns the latest stay of hers, by its row. */
    long lastStay(String mrn) {
        long person = person(mrn).value();
        return rooms.database()
                .read(
                        tx ->
                                new org.whosaw.portal.store.PlainQuery<>(
                                                "SELECT id FROM encounter WHERE person_id = ?"
                                                        + " ORDER BY id DESC LIMIT 1",
                                                row -> row.getLong(1))
                                        .first(tx, person)
                                        .orElseThrow());
    }

    void place(String id, String mrn, String ward, Duration began) {
        rooms.hospital()
                .patients()
                .putEncounters(
                        hospital,
                        List.of(
                                new EncounterEntry(
                                        id,
                                        mrn,
                                        "admission",
                                        clock.instant().minus(began),
                                        null,
                                        ward,
                                        ward,
                                        List.of(),
                                        null)));
    }

    void loss(String id, String mrn) {
        Instant ended = clock.instant().minus(Duration.ofDays(90));
        rooms.hospital()
                .patients()
                .putEncounters(
                        hospital,
                        List.of(
                                new EncounterEntry(
                                        id,
                                        mrn,
                                        "delivery",
                                        ended.minusSeconds(3600),
                                        ended,
                                        "产科",
                                        null,
                                        List.of(),
                                        "loss")));
    }

    PersonId newborn(String mrn, String mother) {
        rooms.hospital()
                .patients()
                .putPatients(hospital, List.of(HospitalFixture.aNewborn(mrn, "王一之女", mother)));
        return person(mrn);
    }

    /** Returns what a person was told of the permissions, by kind and recipient, newest first. */
    List<String> told(String... mrns) {
        PatientPrincipal her = patient(11, mrns);
        return rooms
                .notices()
                .inbox()
                .list(her, her.subjects(), Set.of(), 50, null)
                .items()
                .stream()
                .map(each -> each.kind() + " " + code(each.recipient()))
                .toList();
    }

    private String code(@Nullable String recipient) {
        return rooms.hospital().lookup().recipients(hospital).stream()
                .filter(card -> Ids.format(IdPrefix.RECIPIENT, card.id()).equals(recipient))
                .map(card -> card.code())
                .findFirst()
                .orElse("");
    }

    Question asks(String recipient, String mrn, Purpose purpose, Set<Element> elements) {
        return new Question(
                hospital, recipient(recipient), person(mrn), purpose, elements, null, 77);
    }

    Decision decide(Question question) {
        return rooms.consent().decisions().evaluate(question);
    }

    void signLedger() {
        while (rooms.ledger().sequencer().turn()) {
            continue;
        }
    }
}
