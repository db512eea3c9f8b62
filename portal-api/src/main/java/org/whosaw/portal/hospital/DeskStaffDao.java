package org.whosaw.portal.hospital;

import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Keeps who of the desk is whom in the directory. */
interface DeskStaffDao {
    @SqlUpdate(
            """
            INSERT INTO desk_staff (staff_user_id, hospital_id, staff_key)
            VALUES (:staffUserId, :hospitalId, :staffKey)
            ON CONFLICT (staff_user_id) DO UPDATE SET staff_key = excluded.staff_key\
            """)
    void link(long staffUserId, long hospitalId, byte[] staffKey);

    /** Links a login that is nobody yet. */
    @SqlUpdate(
            """
            INSERT INTO desk_staff (staff_user_id, hospital_id, staff_key)
            VALUES (:staffUserId, :hospitalId, :staffKey)
            ON CONFLICT (staff_user_id) DO NOTHING\
            """)
    int linkFirst(long staffUserId, long hospitalId, byte[] staffKey);

    @SqlQuery("SELECT staff_key FROM desk_staff WHERE staff_user_id = :staffUserId")
    Optional<byte[]> keyOf(long staffUserId);
}
