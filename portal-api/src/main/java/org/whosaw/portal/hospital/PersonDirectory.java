package org.whosaw.portal.hospital;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.DirectoryRows.EncounterRow;
import org.whosaw.portal.hospital.DirectoryRows.PersonRow;
import org.whosaw.portal.identity.PersonLookup.PersonFacts;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.PlainQuery;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.vault.PersonKeys;
import org.whosaw.portal.vault.Vault;

/** Finds persons and opens what their own pages show. Safe for threads. */
public final class PersonDirectory {
    private static final int CHUNK = 500;

    /** A delivery lies within its stay and does not begin one. */
    private static final PlainQuery<Stay> LATEST =
            new PlainQuery<>(
                    "SELECT kind, started_at, ended_at FROM encounter WHERE person_id = ?"
                            + " AND started_at <= ? AND kind <> 'delivery'"
                            + " ORDER BY started_at DESC, id DESC LIMIT 1",
                    row ->
                            new Stay(
                                    row.getString(1),
                                    Micros.instant(row.getLong(2)),
                                    Micros.instantOrNull(PlainQuery.longOrNull(row, 3))));

    private static final PlainQuery<String> DEPARTMENT =
            new PlainQuery<>(
                    "SELECT department FROM encounter WHERE person_id = ? AND started_at <= ?"
                            + " AND department IS NOT NULL"
                            + " ORDER BY started_at DESC, id DESC LIMIT 1",
                    row -> row.getString(1));

    private final Database database;
    private final Vault vault;
    private final BlindKeys keys;

    // A registered identifier is given to another person only after the first was erased; her key
    // is remembered no longer than this either.
    private final Cache<Lookup, PersonId> known =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(PersonKeys.MEMORY).build();

    private record Lookup(HospitalId hospital, SubjectKey key) {}

    public PersonDirectory(Database database, Vault vault, BlindKeys keys) {
        this.database = database;
        this.vault = vault;
        this.keys = keys;
    }

    /** Returns those of {@code subjects} that are registered in {@code hospital}. */
    public Map<SubjectKey, PersonId> resolve(HospitalId hospital, Collection<SubjectKey> subjects) {
        Map<SubjectKey, PersonId> found = new HashMap<>(subjects.size() * 2);
        Map<ByteBuffer, SubjectKey> missing = new HashMap<>();
        for (SubjectKey key : subjects) {
            PersonId hit = known.getIfPresent(new Lookup(hospital, key));
            if (hit == null) {
                missing.put(ByteBuffer.wrap(keys.subject(hospital, key)), key);
            } else {
                found.put(key, hit);
            }
        }
        if (!missing.isEmpty()) {
            List<byte[]> all = missing.keySet().stream().map(ByteBuffer::array).toList();
            database.read(tx -> personsOf(tx, all))
                    .forEach(
                            (bytes, person) -> {
                                SubjectKey key = missing.get(bytes);
                                if (key != null) {
                                    if (!key.system().equals(ContactKey.SYSTEM)) {
                                        known.put(new Lookup(hospital, key), person);
                                    }
                                    found.put(key, person);
                                }
                            });
        }
        return found;
    }

    /** Returns whose the blind indexes are, for those that are registered. */
    public static Map<ByteBuffer, PersonId> personsOf(Tx tx, List<byte[]> keys) {
        Map<ByteBuffer, PersonId> found = new HashMap<>();
        PersonDao dao = tx.dao(PersonDao.class);
        for (int from = 0; from < keys.size(); from += CHUNK) {
            List<byte[]> chunk = keys.subList(from, Math.min(keys.size(), from + CHUNK));
            for (PersonDao.KeyRow row : dao.personsOf(chunk)) {
                if (row.personId() == PersonContacts.SEVERAL) {
                    continue;
                }
                found.put(ByteBuffer.wrap(row.identifierKey()), new PersonId(row.personId()));
            }
        }
        return found;
    }

    /** Forgets whose numbers are whose, after somebody was erased. */
    public void forget() {
        known.invalidateAll();
    }

    /** Returns a person's card. */
    public Optional<PersonCard> find(PersonId person) {
        return dao(dao -> dao.person(person.value())).map(this::card);
    }

    /** Returns the cards of those that exist, in the order asked. */
    public List<PersonCard> find(Collection<PersonId> persons) {
        List<PersonRow> rows =
                dao(
                        dao -> {
                            List<PersonRow> found = new ArrayList<>();
                            for (PersonId person : persons) {
                                dao.person(person.value()).ifPresent(found::add);
                            }
                            return found;
                        });
        return cards(rows);
    }

    private List<PersonCard> cards(List<PersonRow> rows) {
        vault.keys().find(rows.stream().map(row -> new PersonId(row.id())).toList()); // in one go
        return rows.stream().map(this::card).toList();
    }

    /** Returns the person of a medical record number. */
    public Optional<PersonCard> byMrn(HospitalId hospital, String mrn) {
        byte[] key = keys.subject(hospital, SubjectKey.mrn(mrn.strip()));
        return dao(dao -> dao.personByMrn(key)).map(this::card);
    }

    /** Returns the persons of an id number in one hospital. */
    public List<PersonCard> byIdNumber(HospitalId hospital, String idNumber) {
        String number = idNumber.strip().toUpperCase(java.util.Locale.ROOT);
        return cards(dao(dao -> dao.personsByIdNumber(keys.idNumber(number), hospital.value())));
    }

    /** Returns the persons of each phone in one hospital, oldest first. */
    public Map<PhoneNumber, List<PersonCard>> byPhones(
            HospitalId hospital, Collection<PhoneNumber> phones) {
        Map<ByteBuffer, PhoneNumber> wanted = new HashMap<>();
        for (PhoneNumber phone : phones) {
            wanted.put(ByteBuffer.wrap(keys.phone(phone.reveal())), phone);
        }
        List<byte[]> all = wanted.keySet().stream().map(ByteBuffer::array).toList();
        List<PersonRow> rows = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<byte[]> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
            rows.addAll(dao(dao -> dao.personsByPhones(chunk, hospital.value())));
        }
        vault.keys().find(rows.stream().map(row -> new PersonId(row.id())).toList()); // in one go
        Map<PhoneNumber, List<PersonCard>> found = new HashMap<>();
        for (PersonRow row : rows) {
            PhoneNumber phone = wanted.get(ByteBuffer.wrap(Objects.requireNonNull(row.phoneKey())));
            if (phone != null) {
                found.computeIfAbsent(phone, each -> new ArrayList<>()).add(card(row));
            }
        }
        return found;
    }

    /** Returns the newborns of a mother, oldest first. */
    public List<PersonCard> newbornsOf(PersonId mother) {
        return cards(dao(dao -> dao.newbornsOf(mother.value())));
    }

    /** Returns what a sign-in asks of a person. */
    public Optional<PersonFacts> facts(PersonId person) {
        return dao(dao -> dao.person(person.value()))
                .map(
                        row ->
                                new PersonFacts(
                                        person, new HospitalId(row.hospitalId()), row.phoneKey()));
    }

    /** Returns the phone on record in full; only for sending her a one-time password. */
    public Optional<String> phoneOnRecord(PersonId person) {
        return dao(dao -> dao.person(person.value()))
                .map(row -> vault.of(person).openNullable(PatientRegistry.PHONE, row.phone()));
    }

    /** Returns a person's record number, in the caller's own reading. */
    public Optional<String> recordNumber(Tx tx, PersonId person) {
        return tx.dao(PersonDao.class).person(person.value()).map(row -> mrn(tx, row));
    }

    /** Returns the mother of a child, in the caller's own reading. */
    public Optional<PersonId> motherOf(Tx tx, PersonId child) {
        return tx.dao(PersonDao.class)
                .person(child.value())
                .map(PersonRow::motherId)
                .map(PersonId::new);
    }

    private String mrn(Tx tx, PersonRow row) {
        return vault.of(new PersonId(row.id())).open(tx, PatientRegistry.MRN, row.mrn());
    }

    /** Says whether the encounter is hers and began, lasted or ended on that day in Shanghai. */
    public boolean hasVisit(PersonId person, String encounterId, LocalDate date) {
        Optional<PersonRow> row = dao(dao -> dao.person(person.value()));
        if (row.isEmpty()) {
            return false;
        }
        byte[] key = keys.encounter(new HospitalId(row.get().hospitalId()), encounterId.strip());
        return dao(dao -> dao.encounter(key))
                .filter(found -> found.personId() == person.value())
                .filter(found -> covers(found, date))
                .isPresent();
    }

    private static boolean covers(EncounterRow encounter, LocalDate date) {
        LocalDate from = day(encounter.startedAt());
        Long endedAt = encounter.endedAt();
        LocalDate to =
                endedAt != null
                        ? day(endedAt)
                        : encounter.kind().equals("admission") ? LocalDate.MAX : from;
        return !date.isBefore(from) && !date.isAfter(to);
    }

    private static LocalDate day(long micros) {
        return LocalDate.ofInstant(Micros.instant(micros), ChinaTime.ZONE);
    }

    /** Says whether the person was registered, or changed, after {@code since}. */
    public boolean hasNewIdentifiers(PersonId person, Instant since) {
        return dao(dao -> dao.person(person.value()))
                .filter(row -> row.updatedAt() > Micros.of(since))
                .isPresent();
    }

    /** Says whether a person lies in the hospital at a time, as far as it has said. */
    public boolean isAdmitted(PersonId person, Instant at) {
        return dao(dao -> dao.isAdmitted(person.value(), Micros.of(at)));
    }

    /** A stay or visit: when it began and, once over, when it ended. */
    public record Stay(String kind, Instant from, @Nullable Instant to) {}

    /** Returns the latest stay or visit that had begun by {@code at}. */
    public Optional<Stay> latestStay(PersonId person, Instant at) {
        return database.read(tx -> LATEST.first(tx, person.value(), Micros.of(at)));
    }

    /** Returns the department of the latest stay or visit that had begun by {@code at}. */
    public Optional<String> latestDepartment(PersonId person, Instant at) {
        return database.read(tx -> DEPARTMENT.first(tx, person.value(), Micros.of(at)));
    }

    private <T> T dao(Function<PersonDao, T> query) {
        return database.read(tx -> query.apply(tx.dao(PersonDao.class)));
    }

    private PersonCard card(PersonRow row) {
        Vault.Compartment hers = vault.of(new PersonId(row.id()));
        String birthDate = hers.openNullable(PatientRegistry.BIRTH_DATE, row.birthDate());
        Long motherId = row.motherId();
        return new PersonCard(
                new PersonId(row.id()),
                new HospitalId(row.hospitalId()),
                Coded.parse(PersonKind.class, row.kind()).orElse(PersonKind.PATIENT),
                hers.open(PatientRegistry.NAME, row.name()),
                hers.open(PatientRegistry.MRN, row.mrn()),
                birthDate == null ? null : LocalDate.parse(birthDate),
                row.sex(),
                motherId == null ? null : new PersonId(motherId),
                Micros.instantOrNull(row.deceasedAt()),
                row.loss() != 0,
                Micros.instant(row.registeredAt()));
    }
}
