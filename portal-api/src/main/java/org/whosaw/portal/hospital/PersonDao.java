package org.whosaw.portal.hospital;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.whosaw.portal.hospital.DirectoryRows.EncounterRow;
import org.whosaw.portal.hospital.DirectoryRows.PersonRow;

/** Reads and writes persons, their identifiers and their encounters. */
interface PersonDao {
    /** A blind index and whose it is. */
    record KeyRow(byte[] identifierKey, long personId) {}

    @SqlQuery("SELECT * FROM person WHERE id = :id")
    Optional<PersonRow> person(long id);

    @SqlQuery("SELECT * FROM person WHERE mrn_key = :mrnKey")
    Optional<PersonRow> personByMrn(byte[] mrnKey);

    @SqlQuery("SELECT * FROM person WHERE phone_key = :phoneKey ORDER BY id")
    List<PersonRow> personsByPhone(byte[] phoneKey);

    @SqlQuery(
            "SELECT * FROM person WHERE phone_key IN (<keys>) AND hospital_id = :hospitalId"
                    + " ORDER BY id")
    List<PersonRow> personsByPhones(@BindList List<byte[]> keys, long hospitalId);

    @SqlQuery(
            "SELECT * FROM person WHERE id_number_key = :idNumberKey AND hospital_id = :hospitalId"
                    + " ORDER BY id")
    List<PersonRow> personsByIdNumber(byte[] idNumberKey, long hospitalId);

    @SqlQuery("SELECT * FROM person WHERE mother_id = :motherId ORDER BY id")
    List<PersonRow> newbornsOf(long motherId);

    @SqlQuery("SELECT id FROM person WHERE mother_key = :motherKey AND mother_id IS NULL")
    List<Long> newbornsAwaiting(byte[] motherKey);

    @SqlUpdate("UPDATE person SET mother_id = :motherId WHERE id = :id")
    void setMother(long id, long motherId);

    @SqlUpdate("UPDATE person SET loss = 1 WHERE id = :id")
    void markLoss(long id);

    @SqlUpdate(
            """
            INSERT INTO person (id, hospital_id, kind, mrn_key, mrn, name, id_number_key,
                id_number, phone_key, phone, phone_changed_at, birth_date, sex, mother_id,
                mother_key, deceased_at, loss, content_hash, registered_at, updated_at)
            VALUES (:id, :hospitalId, :kind, :mrnKey, :mrn, :name, :idNumberKey,
                :idNumber, :phoneKey, :phone, :phoneChangedAt, :birthDate, :sex, :motherId,
                :motherKey, :deceasedAt, :loss, :contentHash, :registeredAt, :updatedAt)
            ON CONFLICT (mrn_key) DO UPDATE SET kind = excluded.kind, name = excluded.name,
                id_number_key = excluded.id_number_key, id_number = excluded.id_number,
                phone_key = excluded.phone_key, phone = excluded.phone,
                phone_changed_at = excluded.phone_changed_at, birth_date = excluded.birth_date,
                sex = excluded.sex, mother_id = excluded.mother_id,
                mother_key = excluded.mother_key, deceased_at = excluded.deceased_at,
                content_hash = excluded.content_hash, updated_at = excluded.updated_at\
            """)
    void put(@BindMethods PersonRow row);

    @SqlUpdate(
            """
            INSERT INTO person_identifier (identifier_key, person_id) VALUES (:key, :personId)
            ON CONFLICT (identifier_key) DO NOTHING\
            """)
    int addIdentifier(byte[] key, long personId);

    @SqlUpdate("UPDATE person_identifier SET person_id = :personId WHERE identifier_key = :key")
    void giveIdentifier(byte[] key, long personId);

    @SqlQuery("SELECT person_id FROM person_identifier WHERE identifier_key = :key")
    Optional<Long> personOf(byte[] key);

    @SqlQuery(
            "SELECT identifier_key, person_id FROM person_identifier WHERE identifier_key IN"
                    + " (<keys>)")
    List<KeyRow> personsOf(@BindList List<byte[]> keys);

    @SqlQuery("SELECT * FROM encounter WHERE encounter_key = :encounterKey")
    Optional<EncounterRow> encounter(byte[] encounterKey);

    @SqlQuery(
            """
            SELECT EXISTS (SELECT 1 FROM encounter WHERE person_id = :personId
                AND kind = 'admission' AND started_at <= :at
                AND (ended_at IS NULL OR ended_at > :at))\
            """)
    boolean isAdmitted(long personId, long at);

    @SqlUpdate(
            """
            INSERT INTO encounter (id, encounter_key, person_id, kind, started_at, ended_at,
                department, ward, outcome, content_hash, updated_at)
            VALUES (:id, :encounterKey, :personId, :kind, :startedAt, :endedAt,
                :department, :ward, :outcome, :contentHash, :updatedAt)
            ON CONFLICT (encounter_key) DO UPDATE SET person_id = excluded.person_id,
                kind = excluded.kind, started_at = excluded.started_at,
                ended_at = excluded.ended_at, department = excluded.department,
                ward = excluded.ward, outcome = excluded.outcome,
                content_hash = excluded.content_hash, updated_at = excluded.updated_at\
            """)
    void putEncounter(@BindMethods EncounterRow row);

    @SqlUpdate("DELETE FROM encounter_staff WHERE encounter_id = :encounterId")
    void clearCareTeam(long encounterId);

    @SqlUpdate(
            """
            INSERT INTO encounter_staff (encounter_id, staff_key) VALUES (:encounterId, :staffKey)
            ON CONFLICT DO NOTHING\
            """)
    void addToCareTeam(long encounterId, byte[] staffKey);
}
