package org.whosaw.portal.identity;

import java.security.Principal;
import java.util.Set;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PortalException;

/** A hospital's system that holds an access token. */
public record SystemPrincipal(long clientId, HospitalId hospitalId, Set<Scope> scopes)
        implements Principal {
    public SystemPrincipal {
        scopes = Set.copyOf(scopes);
    }

    /**
     * Passes when the token has {@code scope}.
     *
     * @throws PortalException forbidden otherwise
     */
    public void require(Scope scope) {
        if (!scopes.contains(scope)) {
            throw new PortalException(IdentityError.SCOPE_MISSING, scope.code());
        }
    }

    @Override
    public String getName() {
        return "system:" + Ids.encode(clientId);
    }
}
