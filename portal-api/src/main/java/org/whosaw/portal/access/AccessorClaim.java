package org.whosaw.portal.access;

import org.jspecify.annotations.Nullable;

/**
 * Holds what the source says of who looked. Every part may be missing: some logs know only an
 * account, some only a job.
 *
 * @param account the account's code in the source system
 * @param staffId the staff member's number in the hospital's directory
 * @param name the person's or the account's name; sealed when stored
 * @param role what she is: {@code nurse}, {@code physician}… as the source words it
 * @param department the department's code or name
 * @param employer who employs her, null for the hospital itself
 * @param onBehalfOf for whom she acted, a name or a role
 * @param identity whose the account is, or null when the source does not say (the directory then
 *     decides)
 */
public record AccessorClaim(
        @Nullable String account,
        @Nullable String staffId,
        @Nullable String name,
        @Nullable String role,
        @Nullable String department,
        @Nullable String employer,
        @Nullable String onBehalfOf,
        @Nullable AccountKind identity) {

    /** A claim that says nothing. */
    public static final AccessorClaim NONE =
            new AccessorClaim(null, null, null, null, null, null, null, null);

    @Override
    public String toString() {
        return "AccessorClaim[identity=" + identity + "]";
    }
}
