package org.whosaw.portal.demo;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.client.ClientRegistry;
import org.whosaw.portal.identity.client.ClientRegistry.NewClient;
import org.whosaw.portal.identity.patient.BindingDesk;
import org.whosaw.portal.identity.room.IdentityRoom;
import org.whosaw.portal.identity.staff.StaffRegistry;
import org.whosaw.portal.identity.staff.StaffRegistry.NewStaff;
import org.whosaw.portal.kernel.HospitalId;

/** Hands out identities through the same desks that a hospital uses. */
final class IssuedIdentities implements DemoIdentities {
    private static final String ISSUED_BY = "system:demo";

    private final BindingDesk codes;
    private final StaffRegistry staff;
    private final ClientRegistry clients;

    IssuedIdentities(IdentityRoom identity) {
        codes = identity.bindingDesk();
        staff = identity.staff().registry();
        clients = identity.clients();
    }

    @Override
    public String bindingCode(HospitalId hospital, String mrn) {
        return codes.issue(hospital, mrn, ISSUED_BY).bindingCode().reveal();
    }

    @Override
    public boolean isOpen(String bindingCode) {
        return codes.isOpen(bindingCode);
    }

    @Override
    public boolean isActive(String clientId) {
        return clients.isActive(clientId);
    }

    @Override
    public StaffSecrets staff(HospitalId hospital, String login, StaffRole role) {
        boolean isThere =
                staff.ofHospital(hospital).stream().anyMatch(each -> each.login().equals(login));
        NewStaff made = isThere ? staff.reset(login) : staff.add(hospital, login, Set.of(role));
        return new StaffSecrets(made.password().reveal(), made.totpSecret().reveal());
    }

    @Override
    public ClientSecrets client(HospitalId hospital, @Nullable String system, Set<Scope> scopes) {
        NewClient made = clients.add(hospital, system, scopes);
        return new ClientSecrets(made.clientId(), made.secret().reveal());
    }
}
