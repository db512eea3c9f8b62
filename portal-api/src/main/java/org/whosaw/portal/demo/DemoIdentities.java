package org.whosaw.portal.demo;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.kernel.HospitalId;

/** Hands out what a reader of the demo signs in with. */
public interface DemoIdentities {
    /** Returns a fresh binding code for a person; earlier unused ones end. */
    String bindingCode(HospitalId hospital, String mrn);

    /** Says whether a code handed out earlier still waits to be used. */
    boolean isOpen(String bindingCode);

    /** Says whether a client made earlier belongs to this database and is active. */
    boolean isActive(String clientId);

    /** Makes a member of the staff, or gives one that is there fresh secrets. */
    StaffSecrets staff(HospitalId hospital, String login, StaffRole role);

    /** Makes a client for one of the hospital's systems, or for several when null. */
    ClientSecrets client(HospitalId hospital, @Nullable String system, Set<Scope> scopes);

    /** What a member of the staff signs in with. */
    record StaffSecrets(String password, String totpSecret) {
        @Override
        public String toString() {
            return "StaffSecrets[redacted]";
        }
    }

    /** What a system signs in with. */
    record ClientSecrets(String clientId, String clientSecret) {
        @Override
        public String toString() {
            return "ClientSecrets[redacted]";
        }
    }
}
