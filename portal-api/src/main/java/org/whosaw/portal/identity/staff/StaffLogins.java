package org.whosaw.portal.identity.staff;

import java.util.Optional;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.store.PlainQuery;
import org.whosaw.portal.store.Tx;

/** Tells under which login a member of the staff stands, in the caller's own reading. */
public final class StaffLogins {
    private static final PlainQuery<Login> LOGIN =
            new PlainQuery<>(
                    "SELECT hospital_id, login FROM staff_user WHERE id = ?",
                    row -> new Login(new HospitalId(row.getLong(1)), row.getString(2)));

    private StaffLogins() {}

    /** A login and whose it is. */
    public record Login(HospitalId hospital, String login) {
        @Override
        public String toString() {
            return "Login[redacted]";
        }
    }

    /** Returns a member's login, which never changes. */
    public static Optional<Login> of(Tx tx, long staffUserId) {
        return LOGIN.first(tx, staffUserId);
    }
}
