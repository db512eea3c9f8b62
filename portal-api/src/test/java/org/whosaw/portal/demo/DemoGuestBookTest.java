package org.whosaw.portal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.demo.world.DemoOptions;
import org.whosaw.portal.demo.world.DemoWorld;
import org.whosaw.portal.demo.world.Story;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.text.Texts;

class DemoGuestBookTest {
    private static final HospitalId HOSPITAL = new HospitalId(7);

    @TempDir Path folder;

    private final DemoWorld world =
            new DemoWorld(new DemoOptions(1, LocalDate.of(2026, 11, 22), 60, 40_000));
    private final CountingIdentities identities = new CountingIdentities();
    private final DemoGuestBook guests = new DemoGuestBook(identities);

    /** Hands out numbered identities. */
    private static final class CountingIdentities implements DemoIdentities {
        private final Set<String> logins = new HashSet<>();
        private final Set<String> used = new HashSet<>();
        private boolean isOther;
        private int made;

        @Override
        public String bindingCode(HospitalId hospital, String mrn) {
            return "CODE-" + ++made;
        }

        @Override
        public boolean isOpen(String bindingCode) {
            return !used.contains(bindingCode);
        }

        @Override
        public boolean isActive(String clientId) {
            return !isOther;
        }

        @Override
        public StaffSecrets staff(HospitalId hospital, String login, StaffRole role) {
            logins.add(login);
            return new StaffSecrets("password-" + ++made, "TOTP");
        }

        @Override
        public ClientSecrets client(
                HospitalId hospital, @Nullable String system, Set<Scope> scopes) {
            return new ClientSecrets("sys_" + ++made, "secret");
        }
    }

    @Test
    void open_newFolder_writesTheShapeThatScriptsRelyOn() throws IOException {
        guests.open(world, HOSPITAL, "http://localhost:8080", folder);
        JsonNode file = new ObjectMapper().readTree(folder.resolve(DemoFile.NAME).toFile());
        assertThat(names(file))
                .containsExactly("baseUrl", "oneTimePassword", "patients", "staff", "systems");
        assertThat(names(file.get("patients").get(0)))
                .containsExactly("name", "phone", "bindingCode", "mrn", "hospital");
        assertThat(names(file.get("staff").get(0)))
                .containsExactly("login", "password", "totpSecret", "roles", "hospital");
        assertThat(names(file.get("systems").get(0)))
                .containsExactly("clientId", "clientSecret", "scopes", "hospital", "system");
        assertThat(file.get("patients").get(0).get("mrn").asText())
                .isEqualTo(world.mother(Story.PHOTOGRAPHER).mrn());
        assertThat(identities.logins).hasSize(StaffRole.values().length);
    }

    @Test
    void open_newFolder_onlyItsOwnerReadsTheFile() throws IOException {
        guests.open(world, HOSPITAL, "http://localhost:8080", folder);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve(DemoFile.NAME))))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void open_again_keepsWhatIsGoodAndRenewsUsedCodes() {
        DemoFile first = guests.open(world, HOSPITAL, "http://localhost:8080", folder);
        identities.used.add(first.patients().get(0).bindingCode());
        DemoFile second = guests.open(world, HOSPITAL, "http://localhost:9090", folder);
        assertThat(second.staff()).isEqualTo(first.staff());
        assertThat(second.systems()).isEqualTo(first.systems());
        assertThat(second.patients()).hasSameSizeAs(first.patients());
        assertThat(second.patients().get(0).bindingCode())
                .isNotEqualTo(first.patients().get(0).bindingCode());
        assertThat(second.patients().get(1)).isEqualTo(first.patients().get(1));
        assertThat(second.baseUrl()).isEqualTo("http://localhost:9090");
    }

    @Test
    void open_fileOfAnotherDatabase_handsOutEverythingAnew() {
        DemoFile first = guests.open(world, HOSPITAL, "http://localhost:8080", folder);
        identities.isOther = true;
        DemoFile second = guests.open(world, HOSPITAL, "http://localhost:8080", folder);
        assertThat(second.systems()).isNotEqualTo(first.systems());
        assertThat(second.staff()).isNotEqualTo(first.staff());
        assertThat(second.patients().get(1)).isNotEqualTo(first.patients().get(1));
    }

    @Test
    void lines_threeMothers_sayWhereWhatAndWhy() {
        DemoFile file = guests.open(world, HOSPITAL, "http://localhost:8080", folder);
        String text = String.join("\n", DemoLinks.lines(file, Texts.load()));
        for (int i = 0; i < 3; i++) {
            assertThat(text)
                    .contains(file.patients().get(i).phone())
                    .contains(file.patients().get(i).bindingCode());
        }
        assertThat(text).contains("http://localhost:8080/bind").contains("shared account");
        assertThat(text).doesNotContain("demo.look").doesNotContain("demo.links");
    }

    @Test
    void bar_terminal_isRedrawnAndElsewhereATenthALine() {
        List<String> bar = new ArrayList<>();
        ProgressBar terminal = new ProgressBar(bar::add, true, Clock.systemUTC());
        terminal.at(0, 100);
        terminal.at(100, 100);
        assertThat(bar).allMatch(each -> each.startsWith("\r"));
        assertThat(bar.get(bar.size() - 1)).contains("100%").endsWith("\n");
        List<String> lines = new ArrayList<>();
        ProgressBar plain = new ProgressBar(lines::add, false, Clock.systemUTC());
        for (int i = 0; i <= 1_000; i++) {
            plain.at(i, 1_000);
        }
        assertThat(lines).hasSize(11).allMatch(each -> each.endsWith("\n"));
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
