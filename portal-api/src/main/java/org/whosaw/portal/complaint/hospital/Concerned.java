package org.whosaw.portal.complaint.hospital;

import java.util.List;
import org.whosaw.portal.identity.StaffPrincipal;

/** Says whether a case is about the very member of staff who wants to handle it. */
@FunctionalInterface
public interface Concerned {
    /**
     * Says whether one of the attached entries is of this member.
     *
     * @param references as {@link org.whosaw.portal.complaint.Attached} has them
     * @throws org.whosaw.portal.kernel.PortalException when it is not known who the member is
     */
    boolean concerns(StaffPrincipal member, List<String> references);
}
