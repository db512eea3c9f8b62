package org.whosaw.portal.notice;

import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Keeps how accounts wish to be told. */
interface ChoiceDao {
    /** A row of {@code notice_choice}. */
    record Row(
            long accountId,
            String digest,
            int quietFrom,
            int quietTo,
            int sms,
            int neutral,
            String language,
            @Nullable Long pausedUntil,
            long lastSentAt,
            long seenUpto) {}

    @SqlQuery(
            "SELECT account_id, digest, quiet_from, quiet_to, sms, neutral, language, paused_until,"
                    + " last_sent_at, seen_upto FROM notice_choice"
                    + " WHERE account_id = :account")
    Optional<Row> find(long account);

    @SqlUpdate(
            """
            INSERT INTO notice_choice (account_id, digest, quiet_from, quiet_to, sms, neutral,
                language, email_tries, last_sent_at, seen_upto, changed_at)
            VALUES (:accountId, :digest, :quietFrom, :quietTo, :sms, :neutral,
                :language, 0, :lastSentAt, :seenUpto, :lastSentAt)
            ON CONFLICT (account_id) DO NOTHING\
            """)
    void open(@BindMethods Row row);

    @SqlUpdate(
            "UPDATE notice_choice SET digest = :digest, quiet_from = :from, quiet_to = :to,"
                    + " sms = :sms, neutral = :neutral, language = :language, changed_at = :now"
                    + " WHERE account_id = :account")
    void choose(
            long account,
            String digest,
            int from,
            int to,
            int sms,
            int neutral,
            String language,
            long now);

    @SqlUpdate(
            "UPDATE notice_choice SET paused_until = :until, changed_at = :now"
                    + " WHERE account_id = :account")
    void pause(long account, @Nullable Long until, long now);

    @SqlUpdate(
            "UPDATE notice_choice SET seen_upto = :notice"
                    + " WHERE account_id = :account AND seen_upto < :notice")
    void seen(long account, long notice);

    @SqlUpdate("UPDATE notice_choice SET last_sent_at = :now WHERE account_id = :account")
    void sent(long account, long now);
}
