package org.whosaw.portal.identity;

import java.security.Principal;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.Ids;

/** Somebody of a recipient, signed in with password and one-time code; no desk opens to her. */
public record RecipientPrincipal(
        long loginId, long sessionId, HospitalId hospitalId, long recipientId)
        implements Principal {
    @Override
    public String getName() {
        return "recipient:" + Ids.encode(recipientId);
    }
}
