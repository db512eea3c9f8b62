package org.whosaw.portal.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.hospital.Directory.StaffEntry;
import org.whosaw.portal.identity.ClientAddress;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.client.ClientRegistry.NewClient;
import org.whosaw.portal.identity.staff.Base32;
import org.whosaw.portal.identity.staff.StaffRegistry.NewStaff;
import org.whosaw.portal.identity.staff.Totp;
import org.whosaw.portal.kernel.HospitalId;

/** One hospital in a running portal on either engine, its system and its staff. */
final class PlantedPeople implements AutoCloseable {
    private final OpenedHouse house;
    private final HospitalId hospital;
    private final String token;
    private final List<String> secrets = new ArrayList<>();
    private byte[] secret = {};

    PlantedPeople(RunningPortal portal) {
        var configuration = portal.support().getConfiguration();
        house =
                OpenedHouse.open(
                        configuration,
                        configuration.database(),
                        Keyring.read(configuration.keyFile()),
                        Clock.systemUTC());
        hospital = rooms().hospital().hospitals().add("H1", "市妇幼演示医院", null, null, null);
        NewClient client = rooms().identity().clients().add(hospital, null, Set.of(Scope.values()));
        secrets.add(client.secret().reveal());
        token = PortalPeople.token(portal, client);
        secrets.add(token);
    }

    private Rooms rooms() {
        return house.rooms();
    }

    String systemToken() {
        return token;
    }

    /** Says who of the directory answers questions; nobody handles her own. */
    private void link(String login) {
        StaffEntry officer =
                new StaffEntry("PLSTAFF-7709", "臧檀溪官", "clerk", null, "患者办公室", null, null, null);
        rooms().hospital().directory().putStaff(hospital, List.of(officer));
        rooms().identity().staff().registry().ofHospital(hospital).stream()
                .filter(each -> each.login().equals(login))
                .forEach(each -> rooms().deskStaff().link(hospital, each.id(), "PLSTAFF-7709"));
    }

    /** Returns passwords, keys and tokens that were handed out. */
    List<String> secrets() {
        return secrets;
    }

    String subject(String mrn) {
        return rooms().hospital().personLookup().byMrn(hospital, mrn).orElseThrow().code();
    }

    /** Returns the next code of the one who signed in last: a code is good once. */
    String nextCode() {
        return Totp.code(secret, Totp.step(rooms().clock().instant()) + 1);
    }

    /** Signs a new member of the staff in. */
    String staffCookie(StaffRole role) {
        String login = "planted." + secrets.size() + "." + role.code();
        var staff = rooms().identity().staff();
        NewStaff made = staff.registry().add(hospital, login, EnumSet.of(role));
        secret = Base32.decode(made.totpSecret().reveal());
        if (role == StaffRole.PRIVACY_OFFICER) {
            link(login);
        }
        String code = Totp.code(secret, Totp.step(rooms().clock().instant()));
        String cookie =
                staff.signIn()
                        .signIn(
                                login,
                                made.password().reveal(),
                                code,
                                new ClientAddress("local", ""))
                        .reveal();
        secrets.addAll(List.of(made.password().reveal(), made.totpSecret().reveal(), cookie));
        return cookie;
    }

    @Override
    public void close() {
        house.close();
    }
}
