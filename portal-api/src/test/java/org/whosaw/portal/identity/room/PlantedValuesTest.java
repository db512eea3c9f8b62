package org.whosaw.portal.identity.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.identity.limit.RateLimitSettings;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Engines;
import org.whosaw.portal.text.Language;

/** Plants values, uses them everywhere, and searches every byte that was written for them. */
class PlantedValuesTest {
    @TempDir Path folder;

    @Test
    void files_afterAWholeSignIn_holdNothingPlanted() throws IOException {
        List<String> planted = new ArrayList<>(List.of("13977770001", "13977770002", "晏殊一"));
        try (Database database = Database.open(Engines.freshSqlite(folder))) {
            House house = new House(database, RateLimitSettings.DEFAULTS, null);
            var person = house.persons.put(7, "PLANTED-MRN-7", "晏殊一", "13977770001");
            var desk = house.room.bindingDesk();
            String code =
                    desk.issue(FakePersons.HOSPITAL, "PLANTED-MRN-7", "system:x")
                            .bindingCode()
                            .reveal();
            planted.addAll(List.of(code, code.replace("-", ""), "PLANTED-MRN-7"));
            planted.add(House.HERE.address());
            String challenge =
                    house.room
                            .signIn()
                            .startBinding(code, "13977770001", House.HERE, Language.ZH_CN)
                            .reveal();
            planted.add(challenge);
            planted.add("\"code\":\"" + house.passwordSentTo("13977770001"));
            var proven = house.room.signIn().verify(challenge, house.passwordSentTo("13977770001"));
            planted.add(house.room.sessions().open(proven.accountId(), true, House.HERE).reveal());
            var tokens = house.room.clientSessions().open(proven.accountId(), House.HERE);
            planted.add(tokens.refreshToken());
            planted.add(tokens.accessToken());
            planted.add(house.room.secondFactor().issueCounterCode(person, "staff:x").reveal());
            desk.issueForPhone(
                    FakePersons.HOSPITAL,
                    person,
                    PhoneNumber.parse("13977770002").orElseThrow(),
                    "staff:x");
            house.room.signIn().startByPhone("13977770002", House.HERE, Language.EN);
            assertNothingOf(planted); // the write-ahead log is still there
        }
        assertNothingOf(planted);
    }

    private void assertNothingOf(List<String> planted) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                for (String value : planted) {
                    assertThat(contains(bytes, value.getBytes(UTF_8)))
                            .as(value + " in " + file.getFileName())
                            .isFalse();
                }
            }
        }
    }

    private static boolean contains(byte[] bytes, byte[] value) {
        for (int i = 0; i + value.length <= bytes.length; i++) {
            int same = 0;
            while (same < value.length && bytes[i + same] == value[same]) {
                same++;
            }
            if (same == value.length) {
                return true;
            }
        }
        return false;
    }
}
