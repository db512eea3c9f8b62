package org.whosaw.portal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
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

    @Test
    void aesGcm_given_judgedAsStated() throws IOException {
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (JsonNode group : groups("aes_gcm_test.json")) {
            // Ours alone: 256-bit keys, 96-bit nonces, whole tags.
            if (group.get("keySize").asInt() != 256
                    || group.get("ivSize").asInt() != 8 * SealSuite.NONCE_BYTES
                    || group.get("tagSize").asInt() != 8 * SealSuite.TAG_BYTES) {
                continue;
            }
            for (JsonNode each : group.get("tests")) {
                if (!judged(SealSuite.AES256_GCM, each)) {
                    wrong.add(each.get("tcId") + " " + each.get("comment"));
                }
                count++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isGreaterThan(50);
    }

    @Test
    void sm4Gcm_given_judgedAsStated() throws IOException {
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (JsonNode group : groups("sm4_gcm_test.json")) {
            if (group.get("keySize").asInt() != 128
                    || group.get("ivSize").asInt() != 8 * SealSuite.NONCE_BYTES
                    || group.get("tagSize").asInt() != 8 * SealSuite.TAG_BYTES) {
                continue;
            }
            for (JsonNode each : group.get("tests")) {
                if (!judged(SealSuite.SM4_GCM, each)) {
                    wrong.add(each.get("tcId") + " " + each.get("comment"));
                }
                count++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isGreaterThan(30);
    }

    /** Says whether a suite seals and opens as the vector has it, or refuses what it must. */
    private static boolean judged(SealSuite suite, JsonNode each) {
        SecretKeySpec key = suite.key(hex(each.get("key")));
        byte[] plain = hex(each.get("msg"));
        byte[] nonce = hex(each.get("iv"));
        byte[] context = hex(each.get("aad"));
        byte[] sealed = HexFormat.of().parseHex(each.get("ct").asText() + each.get("tag").asText());
        boolean valid = each.get("result").asText().equals("valid");
        try {
            byte[] again = new byte[sealed.length];
            if (valid) { // first, for a cipher that was opening refuses to seal under that nonce
                suite.seal(key, nonce, context, plain, again, 0);
            }
            byte[] opened = suite.open(key, nonce, context, sealed, 0);
            return valid && Arrays.equals(opened, plain) && Arrays.equals(again, sealed);
        } catch (GeneralSecurityException e) {
            return !valid;
        }
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
