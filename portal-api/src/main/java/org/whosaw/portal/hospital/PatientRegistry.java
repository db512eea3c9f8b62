package org.whosaw.portal.hospital;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.Directory.EncounterEntry;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.DirectoryRows.EncounterRow;
import org.whosaw.portal.hospital.DirectoryRows.PersonRow;
import org.whosaw.portal.hospital.care.CareFactRegistry;
import org.whosaw.portal.hospital.care.FactChanges;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.vault.PersonKeys;

/**
 * Registers persons and care facts. Whatever waited for a person joins her lists in the transaction
 * that registers her; a newborn and its mother may come in either order.
 */
public final class PatientRegistry {
    static final String NAME = "person.name";
    static final String MRN = "person.mrn";
    static final String PHONE = "person.phone";
    static final String ID_NUMBER = "person.id_number";
    static final String BIRTH_DATE = "person.birth_date";

    private static final Set<String> SEXES = Set.of("female", "male", "other", "unknown");
    private static final Set<String> ENCOUNTER_KINDS =
            Set.of("appointment", "visit", "admission", "delivery");
    private static final Set<String> OUTCOMES = Set.of("live-birth", "stillbirth", "loss");
    private static final Set<String> LOSSES = Set.of("stillbirth", "loss");
    private static final int MAX_TEAM = 200;
    private static final int MAX_IDENTIFIERS = 50;

    private final Database database;
    private final BlindKeys keys;
    private final IdSource ids;
    private final Clock clock;
    private final boolean demo;
    private final List<RegistrationListener> listeners;
    private final PersonContacts contacts;
    private final NewbornListener newborns;
    private final CareFactRegistry facts;
    private final PersonSealing sealing;
    private final Losses losses;

    /** Creates the registry; {@code demo} lets id numbers of no real area in. */
    public PatientRegistry(
            Database database,
            PersonKeys personKeys,
            BlindKeys keys,
            IdSource ids,
            Clock clock,
            boolean demo,
            List<RegistrationListener> listeners,
            NewbornListener newborns,
            CareFactRegistry facts) {
        this.database = database;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
        this.losses = new Losses(clock);
        this.demo = demo;
        this.listeners = List.copyOf(listeners);
        this.contacts = new PersonContacts(listeners);
        this.newborns = newborns;
        this.facts = facts;
        this.sealing = new PersonSealing(database, personKeys, keys, ids, clock);
    }

    /** Upserts persons by MRN. */
    public List<UpsertAnswer> putPatients(HospitalId hospital, List<PatientEntry> entries) {
        checkSize(entries);
        List<Checked> checked = entries.stream().map(entry -> check(hospital, entry)).toList();
        List<PersonDraft> drafts =
                checked.stream().map(Checked::draft).filter(Objects::nonNull).toList();
        Iterator<PersonSealing.Sealed> sealed = sealing.seal(drafts).iterator();
        List<Upsert> upserts = new ArrayList<>(checked.size());
        for (Checked each : checked) {
            upserts.add(each.draft() == null ? each.refusal() : upsert(each, sealed.next()));
        }
        return Upsert.writeAll(database, upserts);
    }

    private Upsert upsert(Checked checked, PersonSealing.Sealed sealed) {
        return Upsert.of(tx -> writePatient(tx, sealed, checked.keys(), checked.contact()));
    }

    /** An entry that was looked through: a draft and what finds her, or its faults. */
    private record Checked(
            @Nullable PersonDraft draft,
            List<byte[]> keys,
            byte @Nullable [] contact,
            Upsert refusal) {}

    /** Upserts encounters by their number; the person must be registered. */
    public List<UpsertAnswer> putEncounters(HospitalId hospital, List<EncounterEntry> entries) {
        checkSize(entries);
        FactChanges changes = facts.changes();
        return Upsert.writeAll(
                database,
                entries.stream().map(entry -> encounter(hospital, entry, changes)).toList(),
                changes::finish);
    }

    private static void checkSize(List<?> entries) {
        if (entries.size() > Upsert.MAX_ENTRIES) {
            throw new PortalException(HospitalError.TOO_MANY_ENTRIES, Upsert.MAX_ENTRIES);
        }
    }

    private Checked check(HospitalId hospital, PatientEntry entry) {
        FieldChecks checks = new FieldChecks();
        String mrn = checks.required("mrn", entry.mrn(), FieldChecks.NAME);
        String name = checks.required("name", entry.name(), FieldChecks.NAME);
        String phone = phone(checks, entry.phone());
        String idNumber = idNumber(checks, entry.idNumber());
        checks.oneOf("sex", entry.sex(), SEXES);
        String mother = checks.optional("newbornOf", entry.newbornOf(), FieldChecks.NAME);
        if (mrn.equals(mother)) {
            checks.add("newbornOf", "malformed");
        }
        if (entry.birthDate() != null && entry.birthDate().getYear() > 9999
                || entry.birthDate() != null && entry.birthDate().getYear() < 1850) {
            checks.add("birthDate", "malformed");
        }
        checkTime(checks, "deceasedAt", entry.deceasedAt());
        List<byte[]> identifiers = identifiers(checks, hospital, entry);
        Upsert refusal = Upsert.rejected(checks);
        if (!checks.isClear()) {
            return new Checked(null, List.of(), null, refusal);
        }
        byte[] mrnKey = keys.subject(hospital, SubjectKey.mrn(mrn));
        List<byte[]> all = new ArrayList<>(identifiers);
        all.add(0, mrnKey);
        return new Checked(
                new PersonDraft(hospital, entry, mrn, name, phone, idNumber, mother, mrnKey),
                all,
                contact(hospital, name, phone),
                refusal);
    }

    private byte @Nullable [] contact(HospitalId hospital, String name, @Nullable String phone) {
        return PhoneNumber.parse(phone)
                .filter(number -> ContactKey.isUsable(name))
                .map(number -> keys.subject(hospital, new ContactKey(number, name).asSubject()))
                .orElse(null);
    }

    private @Nullable String phone(FieldChecks checks, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Optional<PhoneNumber> number = PhoneNumber.parse(text);
        if (number.isEmpty()) {
            checks.add("phone", "malformed");
        }
        return number.map(PhoneNumber::reveal).orElse(null);
    }

    private @Nullable String idNumber(FieldChecks checks, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(8));
        Optional<String> number = ResidentId.normalise(text, demo, tomorrow);
        if (number.isEmpty()) {
            checks.add("idNumber", "malformed");
        }
        return number.orElse(null);
    }

    private List<byte[]> identifiers(FieldChecks checks, HospitalId hospital, PatientEntry entry) {
        List<byte[]> found = new ArrayList<>();
        if (entry.identifiers().size() > MAX_IDENTIFIERS) {
            checks.tooLong("identifiers", MAX_IDENTIFIERS);
            return found;
        }
        for (int i = 0; i < entry.identifiers().size(); i++) {
            var identifier = entry.identifiers().get(i);
            String at = "identifiers[" + i + "].";
            String system = checks.required(at + "system", identifier.system(), FieldChecks.NAME);
            String value = checks.required(at + "value", identifier.value(), FieldChecks.NAME);
            found.add(keys.subject(hospital, new SubjectKey(system, value)));
        }
        return found;
    }

    private static void checkTime(FieldChecks checks, String field, @Nullable Instant time) {
        if (time != null && !Micros.isStorable(time)) {
            checks.add(field, "malformed");
        }
    }

    /** Returns what tells of deaths and losses. */
    public Losses losses() {
        return losses;
    }

    private Upsert.Outcome writePatient(
            Tx tx, PersonSealing.Sealed sealed, List<byte[]> allKeys, byte @Nullable [] contact) {
        PersonDao dao = tx.dao(PersonDao.class);
        tx.lock(RegistrationLock.of(sealed.draft().hospital()));
        Optional<PersonRow> old = dao.personByMrn(sealed.draft().mrnKey());
        long known = old.map(PersonRow::id).orElse(0L);
        for (byte[] key : allKeys) {
            Optional<Long> holder = dao.personOf(key);
            if (holder.isPresent() && holder.get() != known) {
                return Upsert.Outcome.rejected("identifiers", "taken");
            }
        }
        UpsertAnswer.Status status =
                Upsert.compare(
                        old.map(PersonRow::contentHash).orElse(null), sealed.row().contentHash());
        long id = known;
        if (status != UpsertAnswer.Status.UNCHANGED) {
            PersonRow fresh = sealing.settle(tx, sealed, old);
            id = fresh.id();
            Optional<Long> mother = motherOf(dao, fresh);
            dao.put(merged(fresh, old.orElse(null), mother.orElse(null)));
            losses.written(tx, fresh, id, old);
            List<byte[]> added = addIdentifiers(dao, allKeys, id);
            linkNewborns(tx, fresh, id, mother, old.map(PersonRow::motherId));
            PersonId person = new PersonId(id);
            if (!added.isEmpty()) {
                listeners.forEach(each -> each.registered(tx, person, added));
            }
            if (contact != null) {
                contacts.claim(tx, contact, person);
            }
        }
        return new Upsert.Outcome(status, new PersonId(id), List.of());
    }

    private static List<byte[]> addIdentifiers(PersonDao dao, List<byte[]> keys, long id) {
        return keys.stream().filter(key -> dao.addIdentifier(key, id) > 0).toList();
    }

    private static Optional<Long> motherOf(PersonDao dao, PersonRow newborn) {
        byte[] key = newborn.motherKey();
        return key == null ? Optional.empty() : dao.personByMrn(key).map(PersonRow::id);
    }

    private static PersonRow merged(
            PersonRow fresh, @Nullable PersonRow old, @Nullable Long motherId) {
        Long phoneChangedAt =
                old != null && Arrays.equals(old.phoneKey(), fresh.phoneKey())
                        ? old.phoneChangedAt()
                        : fresh.phoneChangedAt();
        return new PersonRow(
                old == null ? fresh.id() : old.id(),
                fresh.hospitalId(),
                fresh.kind(),
                fresh.mrnKey(),
                fresh.mrn(),
                fresh.name(),
                fresh.idNumberKey(),
                fresh.idNumber(),
                fresh.phoneKey(),
                fresh.phone(),
                phoneChangedAt,
                fresh.birthDate(),
                fresh.sex(),
                motherId,
                fresh.motherKey(),
                fresh.deceasedAt(),
                old == null ? 0 : old.loss(),
                fresh.contentHash(),
                old == null ? fresh.registeredAt() : old.registeredAt(),
                fresh.updatedAt());
    }

    private void linkNewborns(
            Tx tx, PersonRow fresh, long id, Optional<Long> mother, Optional<Long> knownMother) {
        Instant now = Micros.instant(fresh.updatedAt());
        if (mother.isPresent() && !mother.equals(knownMother)) {
            newborns.linked(tx, new PersonId(id), new PersonId(mother.get()), now);
        }
        PersonDao dao = tx.dao(PersonDao.class);
        for (long newborn : dao.newbornsAwaiting(fresh.mrnKey())) {
            dao.setMother(newborn, id);
            newborns.linked(tx, new PersonId(newborn), new PersonId(id), now);
        }
    }

    private Upsert encounter(HospitalId hospital, EncounterEntry entry, FactChanges changes) {
        FieldChecks checks = new FieldChecks();
        String number = checks.required("encounterId", entry.encounterId(), FieldChecks.NAME);
        String mrn = checks.required("mrn", entry.mrn(), FieldChecks.NAME);
        String kind = checks.required("kind", entry.kind(), FieldChecks.CODE);
        checks.oneOf("kind", kind, ENCOUNTER_KINDS);
        checks.oneOf("outcome", entry.outcome(), OUTCOMES);
        String department = checks.optional("department", entry.department(), FieldChecks.NAME);
        String ward = checks.optional("ward", entry.ward(), FieldChecks.NAME);
        if (entry.from() == null) {
            checks.add("from", "required");
        }
        checkTime(checks, "from", entry.from());
        checkTime(checks, "to", entry.to());
        if (entry.from() != null && entry.to() != null && entry.to().isBefore(entry.from())) {
            checks.add("to", "malformed");
        }
        if (entry.careTeam().size() > MAX_TEAM) {
            checks.tooLong("careTeam", MAX_TEAM);
        }
        if (!checks.isClear()) {
            return Upsert.rejected(checks);
        }
        byte[] person = keys.subject(hospital, SubjectKey.mrn(mrn));
        EncounterRow row =
                new EncounterRow(
                        ids.next(),
                        keys.encounter(hospital, number),
                        0,
                        kind,
                        Micros.of(entry.from()),
                        Micros.ofOrNull(entry.to()),
                        department,
                        ward,
                        entry.outcome(),
                        keys.content(
                                mrn,
                                kind,
                                entry.from(),
                                entry.to(),
                                department,
                                ward,
                                entry.outcome(),
                                entry.careTeam()),
                        Micros.of(clock.instant()));
        List<byte[]> team =
                entry.careTeam().stream().map(id -> keys.staff(hospital, id.strip())).toList();
        return Upsert.of(tx -> writeEncounter(tx, row, person, team, changes));
    }

    private Upsert.Outcome writeEncounter(
            Tx tx, EncounterRow fresh, byte[] personKey, List<byte[]> team, FactChanges changes) {
        PersonDao dao = tx.dao(PersonDao.class);
        Optional<Long> person = dao.personOf(personKey);
        if (person.isEmpty()) {
            return Upsert.Outcome.rejected("mrn", "unknown-reference");
        }
        Optional<EncounterRow> old = dao.encounter(fresh.encounterKey());
        UpsertAnswer.Status status =
                Upsert.compare(
                        old.map(EncounterRow::contentHash).orElse(null), fresh.contentHash());
        if (status != UpsertAnswer.Status.UNCHANGED) {
            long id = old.map(EncounterRow::id).orElse(fresh.id());
            changes.ofFamily(tx, person.get());
            old.ifPresent(known -> changes.ofFamily(tx, known.personId()));
            dao.putEncounter(withIds(fresh, id, person.get()));
            dao.clearCareTeam(id);
            team.forEach(staff -> dao.addToCareTeam(id, staff));
            if (fresh.outcome() != null && LOSSES.contains(fresh.outcome())) {
                dao.markLoss(person.get());
                losses.of(tx, person.get());
            }
        }
        return Upsert.Outcome.of(status);
    }

    private static EncounterRow withIds(EncounterRow row, long id, long personId) {
        return new EncounterRow(
                id,
                row.encounterKey(),
                personId,
                row.kind(),
                row.startedAt(),
                row.endedAt(),
                row.department(),
                row.ward(),
                row.outcome(),
                row.contentHash(),
                row.updatedAt());
    }
}
