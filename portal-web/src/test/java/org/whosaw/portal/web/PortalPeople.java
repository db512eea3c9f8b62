package org.whosaw.portal.web;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.hospital.PersonKind;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.client.ClientRegistry.NewClient;
import org.whosaw.portal.identity.staff.Base32;
import org.whosaw.portal.identity.staff.StaffRegistry.NewStaff;
import org.whosaw.portal.identity.staff.Totp;
import org.whosaw.portal.kernel.HospitalId;

/** Two hospitals with patients and systems in a running portal, and what each of them holds. */
final class PortalPeople implements AutoCloseable {
    static final String NAME = "演示测试王小花";
    static final String MRN_A = "PLANT-A-1";
    static final String MRN_B = "PLANT-B-1";

    private final RunningPortal portal;
    private final OpenedHouse house;
    final HospitalId first;
    final HospitalId second;
    final String patientA;
    final String patientB;
    final String strangerC;
    final String firstSystem;
    final String secondSystem;

    PortalPeople(RunningPortal portal, Path folder) {
        this.portal = portal;
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ZERO);
        house =
                OpenedHouse.open(
                        portal.support().getConfiguration(),
                        portal.support().getConfiguration().database(),
                        Keyring.read(folder.resolve("keys")),
                        clock);
        first = house.hospital().hospitals().add("H1", "市妇幼演示医院", null, null, null);
        second = house.hospital().hospitals().add("H2", "另一家演示医院", null, null, null);
        house.hospital().patients().putPatients(first, List.of(patient(MRN_A), patient(MRN_B)));
        house.hospital().patients().putPatients(second, List.of(patient("C1")));
        patientA = house.patientTokens(first, List.of(MRN_A)).get(0);
        patientB = house.patientTokens(first, List.of(MRN_B)).get(0);
        strangerC = house.patientTokens(second, List.of("C1")).get(0);
        firstSystem = token(first);
        secondSystem = token(second);
    }

    private static PatientEntry patient(String mrn) {
        return new PatientEntry(
                mrn, PersonKind.PATIENT, NAME, null, null, null, null, null, null, List.of());
    }

    private String token(HospitalId hospital) {
        return token(
                portal, rooms().identity().clients().add(hospital, null, Set.of(Scope.values())));
    }

    /** Returns the access token that a client gets for its credentials. */
    static String token(RunningPortal portal, NewClient client) {
        String login = client.clientId() + ":" + client.secret().reveal();
        String answer =
                portal.send(
                                HttpRequest.newBuilder(portal.at("/oauth/token"))
                                        .header(
                                                "Authorization",
                                                "Basic "
                                                        + Base64.getEncoder()
                                                                .encodeToString(login.getBytes()))
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        "grant_type=client_credentials")))
                        .body();
        return answer.replaceAll("(?s).*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    /** Returns the access token of a recipient's own client, of the first hospital. */
    String recipientToken(String code) {
        long recipient = rooms().hospital().lookup().recipient(first, code).orElseThrow().id();
        return token(portal, rooms().identity().clients().addRecipient(first, recipient));
    }

    /** Registers the records system {@code emr} of the first hospital. */
    void addRecords() {
        rooms().hospital()
                .directory()
                .putSystems(
                        first,
                        List.of(new SystemEntry("emr", "病历", null, null, null, null, null, null)));
    }

    /** Registers a recipient {@code insurer} of the first hospital, as a machine does. */
    void addInsurer() {
        String insurer = "[{\"code\":\"insurer\",\"name\":\"演示保险\",\"kind\":\"insurer\"}]";
        String answer =
                portal.send(
                                HttpRequest.newBuilder(portal.at("/api/v1/directory/recipients"))
                                        .header("Authorization", "Bearer " + firstSystem)
                                        .header("Content-Type", "application/json")
                                        .PUT(HttpRequest.BodyPublishers.ofString(insurer)))
                        .body();
        if (!answer.contains("\"created\":1")) {
            throw new IllegalStateException("the recipient was not registered");
        }
    }

    /** Returns the opened house itself. */
    OpenedHouse house() {
        return house;
    }

    /** Returns the rooms over the same database, in this test's own hands. */
    Rooms rooms() {
        return house.rooms();
    }

    /** Returns the access token of a privacy officer of the first hospital. */
    String officer() {
        var registry = rooms().identity().staff().registry();
        NewStaff made = registry.add(first, "officer", EnumSet.of(StaffRole.PRIVACY_OFFICER));
        String code =
                Totp.code(
                        Base32.decode(made.totpSecret().reveal()),
                        Totp.step(rooms().clock().instant()));
        String body =
                "{\"login\":\"officer\",\"password\":\"%s\",\"code\":\"%s\"}"
                        .formatted(made.password().reveal(), code);
        return portal.send(
                        HttpRequest.newBuilder(portal.at("/api/v1/staff/session"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body)))
                .body()
                .replaceAll("(?s).*\"accessToken\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    /** Returns the token that a scheme of the API document asks for, or empty. */
    String tokenFor(String scheme) {
        return switch (scheme) {
            case "patient" -> patientA;
            case "system" -> firstSystem;
            default -> "";
        };
    }

    @Override
    public void close() {
        house.close();
    }
}
