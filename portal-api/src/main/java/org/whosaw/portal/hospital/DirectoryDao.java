package org.whosaw.portal.hospital;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.whosaw.portal.hospital.DirectoryRows.AccountRow;
import org.whosaw.portal.hospital.DirectoryRows.HospitalRow;
import org.whosaw.portal.hospital.DirectoryRows.RecipientRow;
import org.whosaw.portal.hospital.DirectoryRows.StaffRow;
import org.whosaw.portal.hospital.DirectoryRows.SystemRow;
import org.whosaw.portal.hospital.DirectoryRows.TerminalRow;

/** Reads and writes hospitals, systems, terminals, staff, accounts and recipients. */
interface DirectoryDao {
    @SqlUpdate(
            """
            INSERT INTO hospital (id, code, name, name_en, office, phone, created_at)
            VALUES (:id, :code, :name, :nameEn, :office, :phone, :createdAt)
            ON CONFLICT (code) DO NOTHING\
            """)
    int addHospital(@BindMethods HospitalRow row);

    @SqlQuery("SELECT * FROM hospital WHERE code = :code")
    Optional<HospitalRow> hospitalByCode(String code);

    @SqlQuery("SELECT * FROM hospital WHERE id = :id")
    Optional<HospitalRow> hospitalById(long id);

    @SqlQuery("SELECT region FROM hospital WHERE id = :id AND region IS NOT NULL")
    Optional<String> seat(long id);

    @SqlUpdate("UPDATE hospital SET region = :region WHERE code = :code")
    int setSeat(String code, String region);

    @SqlQuery("SELECT * FROM hospital ORDER BY code")
    List<HospitalRow> hospitals();

    @SqlQuery("SELECT * FROM source_system WHERE hospital_id = :hospitalId AND code = :code")
    Optional<SystemRow> system(long hospitalId, String code);

    @SqlQuery("SELECT * FROM source_system WHERE id = :id")
    Optional<SystemRow> systemById(long id);

    @SqlQuery("SELECT * FROM source_system WHERE hospital_id = :hospitalId ORDER BY code")
    List<SystemRow> systems(long hospitalId);

    @SqlUpdate(
            """
            INSERT INTO source_system (id, hospital_id, code, name, name_en, vendor, department,
                office, phone, custodian, covered, not_covered_reason, rhythm, content_hash,
                updated_at)
            VALUES (:id, :hospitalId, :code, :name, :nameEn, :vendor, :department,
                :office, :phone, :custodian, :covered, :notCoveredReason, :rhythm, :contentHash,
                :updatedAt)
            ON CONFLICT (hospital_id, code) DO UPDATE SET name = excluded.name,
                name_en = excluded.name_en, vendor = excluded.vendor,
                department = excluded.department, office = excluded.office,
                phone = excluded.phone, custodian = excluded.custodian,
                covered = excluded.covered, not_covered_reason = excluded.not_covered_reason,
                rhythm = excluded.rhythm,
                content_hash = excluded.content_hash, updated_at = excluded.updated_at\
            """)
    void putSystem(@BindMethods SystemRow row);

    @SqlQuery("SELECT * FROM terminal WHERE hospital_id = :hospitalId AND code = :code")
    Optional<TerminalRow> terminal(long hospitalId, String code);

    @SqlUpdate(
            """
            INSERT INTO terminal (id, hospital_id, code, place, place_en, department, shared,
                semi_open, content_hash, updated_at)
            VALUES (:id, :hospitalId, :code, :place, :placeEn, :department, :shared,
                :semiOpen, :contentHash, :updatedAt)
            ON CONFLICT (hospital_id, code) DO UPDATE SET place = excluded.place,
                place_en = excluded.place_en, department = excluded.department,
                shared = excluded.shared, semi_open = excluded.semi_open,
                content_hash = excluded.content_hash, updated_at = excluded.updated_at\
            """)
    void putTerminal(@BindMethods TerminalRow row);

    @SqlQuery("SELECT * FROM staff WHERE staff_key = :staffKey")
    Optional<StaffRow> staff(byte[] staffKey);

    @SqlUpdate(
            """
            INSERT INTO staff (staff_key, hospital_id, staff_id, name, role, title, department,
                employer, employer_kind, employer_recipient, content_hash, updated_at)
            VALUES (:staffKey, :hospitalId, :staffId, :name, :role, :title, :department,
                :employer, :employerKind, :employerRecipient, :contentHash, :updatedAt)
            ON CONFLICT (staff_key) DO UPDATE SET name = excluded.name, role = excluded.role,
                title = excluded.title, department = excluded.department,
                employer = excluded.employer, employer_kind = excluded.employer_kind,
                employer_recipient = excluded.employer_recipient,
                content_hash = excluded.content_hash, updated_at = excluded.updated_at\
            """)
    void putStaff(@BindMethods StaffRow row);

    @SqlQuery("SELECT * FROM account WHERE account_key = :accountKey")
    Optional<AccountRow> account(byte[] accountKey);

    @SqlUpdate(
            """
            INSERT INTO account (account_key, hospital_id, system_id, account, kind, staff_keys,
                department, content_hash, updated_at)
            VALUES (:accountKey, :hospitalId, :systemId, :account, :kind, :staffKeys,
                :department, :contentHash, :updatedAt)
            ON CONFLICT (account_key) DO UPDATE SET kind = excluded.kind,
                staff_keys = excluded.staff_keys, department = excluded.department,
                content_hash = excluded.content_hash, updated_at = excluded.updated_at\
            """)
    void putAccount(@BindMethods AccountRow row);

    @SqlQuery("SELECT * FROM recipient WHERE hospital_id = :hospitalId AND code = :code")
    Optional<RecipientRow> recipient(long hospitalId, String code);

    @SqlQuery("SELECT * FROM recipient WHERE id = :id")
    Optional<RecipientRow> recipientById(long id);

    @SqlQuery(
            "SELECT code FROM recipient WHERE hospital_id = :hospitalId AND onward_of = :code"
                    + " ORDER BY code")
    List<String> onwardOf(long hospitalId, String code);

    @SqlQuery("SELECT * FROM recipient WHERE hospital_id = :hospitalId ORDER BY code")
    List<RecipientRow> recipients(long hospitalId);

    @SqlUpdate(
            """
            INSERT INTO recipient (id, hospital_id, code, name, name_en, kind, role, uscc,
                contact, country, purpose, elements, retention, contract_end, onward_of,
                content_hash, updated_at)
            VALUES (:id, :hospitalId, :code, :name, :nameEn, :kind, :role, :uscc,
                :contact, :country, :purpose, :elements, :retention, :contractEnd, :onwardOf,
                :contentHash, :updatedAt)
            ON CONFLICT (hospital_id, code) DO UPDATE SET name = excluded.name,
                name_en = excluded.name_en, kind = excluded.kind, role = excluded.role,
                uscc = excluded.uscc, contact = excluded.contact, country = excluded.country,
                purpose = excluded.purpose, elements = excluded.elements,
                retention = excluded.retention, contract_end = excluded.contract_end,
                onward_of = excluded.onward_of, content_hash = excluded.content_hash,
                updated_at = excluded.updated_at\
            """)
    void putRecipient(@BindMethods RecipientRow row);
}
