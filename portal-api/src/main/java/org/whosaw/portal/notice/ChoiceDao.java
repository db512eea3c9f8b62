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

    /** What is kept of an address; sealed, and a code by its hash. */
    record MailRow(
            byte @Nullable [] email,
            byte @Nullable [] emailCode,
            @Nullable Long emailAsked,
            @Nullable Long emailGood) {
        @Override
        public String toString() {
            return "MailRow[]";
        }
    }

    @SqlQuery(
            "SELECT email, email_code, email_asked, email_good FROM notice_choice"
                    + " WHERE account_id = :account")
    Optional<MailRow> mail(long account);

    @SqlUpdate(
            "UPDATE notice_choice SET email = :email, email_code = :code, email_tries = 0,"
                    + " email_asked = :now, email_good = NULL, changed_at = :now"
                    + " WHERE account_id = :account"
                    + " AND (email_asked IS NULL OR email_asked <= :before)")
    int askMail(long account, byte[] email, byte[] code, long now, long before);

    @SqlUpdate(
            "UPDATE notice_choice SET email_tries = email_tries + 1"
                    + " WHERE account_id = :account AND email_tries < :most")
    int tryMail(long account, int most);

    @SqlUpdate(
            "UPDATE notice_choice SET email_good = :now, email_code = NULL, changed_at = :now"
                    + " WHERE account_id = :account AND email_code = :code")
    int confirmMail(long account, byte[] code, long now);

    @SqlUpdate(
            "UPDATE notice_choice SET email = NULL, email_code = NULL, email_good = NULL,"
                    + " changed_at = :now WHERE account_id = :account")
    int removeMail(long account, long now);

    @SqlUpdate(
            "UPDATE notice_choice SET seen_upto = :notice"
                    + " WHERE account_id = :account AND seen_upto < :notice")
    void seen(long account, long notice);

    @SqlUpdate("UPDATE notice_choice SET last_sent_at = :now WHERE account_id = :account")
    void sent(long account, long now);
}
