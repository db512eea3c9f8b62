package org.whosaw.portal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Judges every given signature and seal as its file says. */
class GivenVectorsTest {
    private static final Path DATA = Path.of("../../shared/data/wycheproof/testvectors_v1");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void ed25519_given_judgedAsStated() throws IOException {
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (JsonNode group : groups("ed25519_test.json")) {
            VerifyingKey key = VerifyingKey.of(hex(group.get("publicKey").get("pk")));
            for (JsonNode each : group.get("tests")) {
                boolean good = key.verifies(hex(each.get("msg")), hex(each.get("sig")));
                if (good != each.get("result").asText().equals("valid")) {
                    wrong.add(each.get("tcId") + " " + each.get("comment"));
                }
                count++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isGreaterThan(100);
    }

    private static JsonNode groups(String name) throws IOException {
        Path file = DATA.resolve(name);
        assumeTrue(Files.isRegularFile(file), "../shared/data is not here: vectors not read");
        return JSON.readTree(file.toFile()).get("testGroups");
    }

    private static byte[] hex(JsonNode text) {
        return HexFormat.of().parseHex(text.asText());
    }
}
