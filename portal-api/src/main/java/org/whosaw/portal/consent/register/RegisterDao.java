package org.whosaw.portal.consent.register;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Reads and writes the register and its notices. */
interface RegisterDao {
    /** A row of {@code consent_use}. */
    record UseRow(
            long id,
            long hospitalId,
            long recipientId,
            String purpose,
            String basis,
            @Nullable String article,
            long elements,
            String method,
            String retention,
            String necessity,
            String impact,
            @Nullable String contractNumber,
            @Nullable String contractFrom,
            @Nullable String contractEnd,
            @Nullable String assessment,
            String role,
            @Nullable String crossBorder,
            int oneTimeToken,
            String state,
            @Nullable Long noticeId,
            int codeNumber,
            long updatedAt) {}

    /** A row of {@code consent_notice}. */
    record NoticeRow(
            long id,
            long useId,
            int number,
            long elements,
            String body,
            byte[] hash,
            long publishedAt,
            @Nullable Long publishedBy) {}

    @SqlUpdate(
            """
            INSERT INTO consent_use (id, hospital_id, recipient_id, purpose, basis, article,
                elements, method, retention, necessity, impact, contract_number, contract_from,
                contract_end, assessment, role, cross_border, one_time_token, state, notice_id,
                code_number, updated_at)
            VALUES (:id, :hospitalId, :recipientId, :purpose, :basis, :article,
                :elements, :method, :retention, :necessity, :impact, :contractNumber,
                :contractFrom, :contractEnd, :assessment, :role, :crossBorder, :oneTimeToken,
                :state, :noticeId, :codeNumber, :updatedAt)
            ON CONFLICT (recipient_id, purpose) DO UPDATE SET basis = excluded.basis,
                article = excluded.article, elements = excluded.elements,
                method = excluded.method, retention = excluded.retention,
                necessity = excluded.necessity, impact = excluded.impact,
                contract_number = excluded.contract_number,
                contract_from = excluded.contract_from, contract_end = excluded.contract_end,
                assessment = excluded.assessment, role = excluded.role,
                cross_border = excluded.cross_border,
                one_time_token = excluded.one_time_token, state = excluded.state,
                updated_at = excluded.updated_at\
            """)
    void put(@BindMethods UseRow row);

    @SqlUpdate("UPDATE consent_use SET state = :to, updated_at = :at WHERE id = :id")
    void move(long id, String to, long at);

    @SqlUpdate(
            "UPDATE consent_use SET code_number = code_number + 1, updated_at = :at WHERE id = :id")
    void newCode(long id, long at);

    @SqlUpdate("UPDATE consent_use SET notice_id = :notice, updated_at = :at WHERE id = :id")
    void setNotice(long id, long notice, long at);

    @SqlQuery("SELECT * FROM consent_use WHERE id = :id")
    Optional<UseRow> find(long id);

    @SqlQuery("SELECT * FROM consent_use WHERE recipient_id = :recipient AND purpose = :purpose")
    Optional<UseRow> find(long recipient, String purpose);

    @SqlQuery("SELECT * FROM consent_use WHERE recipient_id = :recipient ORDER BY id")
    List<UseRow> ofRecipient(long recipient);

    @SqlQuery("SELECT * FROM consent_use WHERE hospital_id = :hospital ORDER BY id")
    List<UseRow> ofHospital(long hospital);

    @SqlQuery("SELECT * FROM consent_use ORDER BY id")
    List<UseRow> all();

    @SqlQuery(
            "SELECT * FROM consent_use WHERE state = 'active' AND contract_end < :today"
                    + " ORDER BY id LIMIT :limit")
    List<UseRow> over(String today, int limit);

    @SqlUpdate(
            """
            INSERT INTO consent_notice (id, use_id, number, elements, body, hash, published_at,
                published_by)
            VALUES (:id, :useId, :number, :elements, :body, :hash, :publishedAt, :publishedBy)\
            """)
    void addNotice(@BindMethods NoticeRow row);

    @SqlQuery("SELECT * FROM consent_notice WHERE id = :id")
    Optional<NoticeRow> notice(long id);

    @SqlQuery("SELECT * FROM consent_notice WHERE use_id = :use ORDER BY number DESC")
    List<NoticeRow> notices(long use);
}
