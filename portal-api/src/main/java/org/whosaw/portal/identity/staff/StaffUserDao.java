package org.whosaw.portal.identity.staff;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Keeps the staff that may sign in, and the locks on logins. */
interface StaffUserDao {
    @SqlUpdate(
            """
            INSERT INTO staff_user (id, hospital_id, login, password_hash, totp_secret, totp_step,
                roles, created_at, disabled_at, recipient_id)
            VALUES (:id, :hospitalId, :login, :passwordHash, :totpSecret, :totpStep,
                :roles, :createdAt, :disabledAt, :recipientId)
            ON CONFLICT (login) DO NOTHING\
            """)
    int add(@BindMethods Row row);

    @SqlQuery("SELECT * FROM staff_user WHERE login = :login")
    Optional<Row> byLogin(String login);

    @SqlQuery("SELECT * FROM staff_user WHERE id = :id")
    Optional<Row> byId(long id);

    @SqlQuery(
            "SELECT * FROM staff_user WHERE hospital_id = :hospitalId AND recipient_id IS NULL"
                    + " ORDER BY login")
    List<Row> ofHospital(long hospitalId);

    /** Takes a code's step; 0 when it or a later one was taken before. */
    @SqlUpdate("UPDATE staff_user SET totp_step = :step WHERE id = :id AND totp_step < :step")
    int takeStep(long id, long step);

    @SqlUpdate(
            """
            UPDATE staff_user SET password_hash = :passwordHash, totp_secret = :totpSecret,
                totp_step = 0 WHERE id = :id\
            """)
    int reset(long id, String passwordHash, byte[] totpSecret);

    @SqlUpdate("UPDATE staff_user SET disabled_at = :now WHERE id = :id AND disabled_at IS NULL")
    int disable(long id, long now);

    @SqlQuery("SELECT failures, last_at, locked_until FROM staff_lock WHERE login_index = :index")
    Optional<Lock> lock(byte[] index);

    @SqlUpdate(
            """
            INSERT INTO staff_lock (login_index, failures, last_at, locked_until)
            VALUES (:index, :failures, :lastAt, :lockedUntil)
            ON CONFLICT (login_index) DO UPDATE SET failures = excluded.failures,
                last_at = excluded.last_at, locked_until = excluded.locked_until\
            """)
    void putLock(byte[] index, int failures, long lastAt, long lockedUntil);

    @SqlUpdate("DELETE FROM staff_lock WHERE login_index = :index")
    int clearLock(byte[] index);

    @SqlUpdate("DELETE FROM staff_lock WHERE last_at < :before")
    int purgeLocks(long before);

    /** A member of the staff. */
    record Row(
            long id,
            long hospitalId,
            String login,
            String passwordHash,
            byte[] totpSecret,
            long totpStep,
            String roles,
            long createdAt,
            @Nullable Long disabledAt,
            @Nullable Long recipientId) {
        @Override
        public String toString() {
            return "Row[" + id + "]";
        }
    }

    /** How often a login was tried without success, and until when it may not be tried again. */
    record Lock(int failures, long lastAt, long lockedUntil) {}
}
