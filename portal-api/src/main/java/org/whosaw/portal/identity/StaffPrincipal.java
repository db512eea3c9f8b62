package org.whosaw.portal.identity;

import java.security.Principal;
import java.util.Arrays;
import java.util.Set;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;

/** A member of a hospital's staff, signed in at the desk with password and one-time code. */
public record StaffPrincipal(
        long staffUserId, long sessionId, HospitalId hospitalId, Set<StaffRole> roles)
        implements Principal {
    public StaffPrincipal {
        roles = Set.copyOf(roles);
    }

    /** Says whether this member has one of {@code any}. */
    public boolean has(StaffRole... any) {
        return Arrays.stream(any).anyMatch(roles::contains);
    }

    /**
     * Passes when this member has one of {@code any}.
     *
     * @throws PortalException forbidden otherwise
     */
    public void require(StaffRole... any) {
        if (!has(any)) {
            throw new PortalException(KernelError.FORBIDDEN);
        }
    }

    @Override
    public String getName() {
        return "staff:" + Ids.encode(staffUserId);
    }
}
