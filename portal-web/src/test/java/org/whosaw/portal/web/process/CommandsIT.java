package org.whosaw.portal.web.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsIT {
    @TempDir Path folder;

    @Test
    void installation_inTheOrderOfTheHelp_works() throws IOException {
        said("keys new", 0, "Keys written to", "Keep a copy");
        said("db status", 0, "lacks", "run \"java -jar portal.jar db migrate\"");
        said("db", 0, "newest step");
        said("db migrate", 0, "newest step");
        said("db status", 0, "at its newest step");
        said("check", 0, "ok    ", "All is well.");
        said("hospital add --code h1 --name 演示医院 --phone 000-1000", 0, "Next:", "--hospital h1");
        said(
                "staff add --hospital h1 --login li.min --roles counter,auditor",
                0,
                "Password:",
                "otpauth://");
        said("staff reset --login li.min", 0, "Password:");
        said("staff unlock --login li.min", 0, "was not locked");
        said("staff disable --login li.min", 0, "no more");
        said(
                "system add --hospital h1 --scopes ingest,directory",
                0,
                "Client id:",
                "Client secret:");

        said("calendar show", 0, "2026  announced", "33 rest days, 6 make-up working days");
        Files.writeString(
                folder.resolve("2027.json"), "{\"year\": 2027,\n\"papers\": [],\n\"days\": []}");
        said("calendar import 2027.json", 1, "Line 3", "not announced yet");
        said("calendar import", 1, "Name the file");

        said("keys new", 1, "is not written over");
        said("hospital add --code h1 --name 演示医院", 1, "already");
        said("hospital add --code h_! --name 演示医院", 1, "--code takes");
        said("staff add --hospital h1 --login li.min --roles counter", 1, "exists already");
        said("staff add --hospital h2 --login wu --roles counter", 1, "no hospital \"h2\"", "h1");
        said("staff add --hospital h1 --login wu --roles king", 1, "\"king\"", "privacy-officer");
        said("staff reset --login nobody", 1, "no login \"nobody\"");
        said("system add --hospital h1 --scopes all", 1, "\"all\"", "ingest");
        said("system add --hospital h1 --scopes ingest --jwk /nowhere", 1, "Cannot read /nowhere");
    }

    @Test
    void wrongWords_areAnsweredWithTheUsage() {
        said("", 0, "java -jar portal.jar COMMAND", "keys new", "db status");
        said("--help", 0, "java -jar portal.jar COMMAND");
        said("frobnicate", 1, "invalid choice: 'frobnicate'", "server");
        said("keys", 1, "usage:", "too few arguments");
        said("staff add", 1, "--login is required");
        said("demo --events many", 1, "--events", "many");
        said("demo --until tomorrow --no-serve", 1, "--until takes a day");
        said("server nothing.yml", 1, "There is no config file nothing.yml");
        for (String each : List.of("server", "demo", "keys")) {
            said(each + " --help", 0, "usage:");
        }
    }

    @Test
    void server_unsafeInstallation_namesWhatMendsIt() throws IOException {
        said("server", 1, "keys new");
        said("keys new", 0);
        Path keys = folder.resolve("data/keys");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));
        said("server", 1, "chmod 600 " + keys);
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));

        said(
                Map.of("PORTAL_BASE_URL", "http://portal.example.cn"),
                "server",
                "PORTAL_BASE_URL",
                "https");
        said(Map.of("PORTAL_PORT", "many"), "server", "applicationConnectors");
        said(Map.of("PORTAL_DB_URL", "jdbc:postgresql://127.0.0.1:1/none"), "db", "PORTAL_DB_URL");
        said(Map.of("PORTAL_DB_URL", "jdbc:none:x"), "db", "PORTAL_DB_URL");
        Files.writeString(folder.resolve("typo.yml"), "loging: {}\n");
        said("check typo.yml", 1, "Unrecognized field at: loging");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Map<String, String> environment = Map.of("PORTAL_PORT", port, "PORTAL_ADMIN_PORT", "0");
            said(environment, "server", "Port " + port + " cannot be listened on");
        }
        String whole = Files.readString(keys);
        for (String each : List.of("token", "wrap.1")) {
            Files.writeString(keys, whole.replaceAll("(?m)^" + each + "=.*$", each + "=c2hvcnQ="));
            assertThat(Files.readString(keys)).as(each).isNotEqualTo(whole);
            said("server", 1, "is not whole");
        }
    }

    @Test
    void server_overADemo_refuses() throws IOException {
        said("demo --no-serve --patients 12 --events 200", 0, "100%");
        assertThat(folder.resolve("data/demo.json")).exists();
        said("demo --no-serve --patients 14", 0, "Taking the demo world that is there");
        said("server", 1, "was made by the demo");
        Path keys = folder.resolve("data/keys");
        Files.writeString(keys, Files.readString(keys).replaceAll("(?m)^demo=.*$", "demo=false"));
        said("server", 1, "demo");
        said("hospital add --code h1 --name 演示医院", 1, "demo");
    }

    private void said(String typed, int exit, String... words) {
        judge(
                Typed.run(folder, typed.isEmpty() ? new String[0] : typed.split(" ")),
                typed,
                exit,
                words);
    }

    private void said(Map<String, String> environment, String typed, String... words) {
        judge(Typed.run(folder, environment, typed.split(" ")), typed, 1, words);
    }

    private static void judge(Typed result, String typed, int exit, String... words) {
        for (String each : words) {
            assertThat(result.out()).as(typed).contains(each);
        }
        assertThat(result.exit()).as(typed + "\n" + result.out()).isEqualTo(exit);
        assertThat(result.out()).as(typed).doesNotContain("\tat ", "Exception");
    }
}
