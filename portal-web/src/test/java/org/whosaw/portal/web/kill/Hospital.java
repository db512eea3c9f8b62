package org.whosaw.portal.web.kill;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.Directory.RecipientEntry;
import org.whosaw.portal.hospital.Directory.StaffEntry;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.client.ClientRegistry.NewClient;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.DatabaseSettings;
import org.whosaw.portal.store.Migrator;
import org.whosaw.portal.web.process.ServerProcess;

/** The hospital that sends: its directory, written before the first start, and its login. */
record Hospital(String login) {
    /** Makes keys in {@code folder} and a migrated database with the hospital's directory. */
    static Hospital prepare(Path folder, DatabaseSettings settings) {
        Keyring keyring = Keyring.generate(new RandomSource(), false);
        keyring.write(folder.resolve("keys"));
        Migrator.migrate(settings);
        PortalConfiguration configuration = new PortalConfiguration();
        try (Database database = Database.open(settings);
                Rooms rooms =
                        new Rooms(configuration, database, keyring, Clock.systemUTC(), false)) {
            HospitalId id = rooms.hospital().hospitals().add("H1", "演示医院", null, null, null);
            directory(rooms, id);
            NewClient client =
                    rooms.identity()
                            .clients()
                            .add(id, "emr", Set.of(Scope.INGEST, Scope.DIRECTORY));
            return new Hospital(client.clientId() + ":" + client.secret().reveal());
        }
    }

    private static void directory(Rooms rooms, HospitalId id) {
        var directory = rooms.hospital().directory();
        directory.putSystems(
                id, List.of(new SystemEntry("emr", "病历系统", null, null, null, null, null, null)));
        directory.putRecipients(
                id,
                List.of(
                        new RecipientEntry(
                                "insurer", "演示保险", null, "insurer", null, null, null, null, null,
                                Set.of(), null, null, null)));
        directory.putStaff(
                id,
                List.of(
                        new StaffEntry(
                                "agent1", "周演示", "clerk", null, null, "演示月子中心", null, null)));
        List<PatientEntry> patients =
                IntStream.range(0, Letters.KNOWN).mapToObj(i -> patient("K" + i)).toList();
        rooms.hospital().patients().putPatients(id, patients);
    }

    private static PatientEntry patient(String mrn) {
        return new PatientEntry(mrn, null, "演示乙", null, null, null, null, null, null, List.of());
    }

    /** Signs in and returns a token. */
    String token(ServerProcess server) throws Exception {
        String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        URI address = server.at("/oauth/token");
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build();
        String answer =
                HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
        return answer.replaceAll("(?s).*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }
}
