package org.whosaw.portal.identity.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class JwsVerifierTest {
    private static final Set<String> OURS = Set.of("EdDSA", "ES256", "RS256");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where the shared vectors lie beside the project; elsewhere the own vectors below must do. */
    private static final Path VECTORS =
            Path.of("../../shared/data/wycheproof/testvectors_v1/json_web_signature_test.json");

    @Test
    void verify_wycheproof_everyInvalidRefusedEveryOwnValidAccepted() throws IOException {
        Assumptions.assumeTrue(Files.exists(VECTORS), "no shared vectors beside the project");
        int accepted = 0;
        int refused = 0;
        for (JsonNode group : JSON.readTree(VECTORS.toFile()).get("testGroups")) {
            JsonNode key = group.has("public") ? group.get("public") : group.get("private");
            var verifier = JwsVerifier.ofJwk(key.toString());
            for (JsonNode each : group.get("tests")) {
                JsonNode jws = each.get("jws");
                String text = jws.isTextual() ? jws.asText() : jws.toString();
                boolean holds = verifier.flatMap(v -> v.verify(text)).isPresent();
                String name = "tcId " + each.get("tcId") + " " + each.path("comment").asText();
                boolean valid = each.get("result").asText().equals("valid");
                boolean ours = verifier.isPresent() && OURS.contains(algorithm(text));
                assertThat(holds && !valid).as("accepted although invalid: " + name).isFalse();
                assertThat(holds || !valid || !ours).as("refused although ours: " + name).isTrue();
                accepted += holds ? 1 : 0;
                refused += holds ? 0 : 1;
            }
        }
        assertThat(accepted).isPositive();
        assertThat(refused).isGreaterThan(100);
    }

    private static String algorithm(String jws) {
        try {
            byte[] header = java.util.Base64.getUrlDecoder().decode(jws.split("\\.", -1)[0]);
            return JSON.readTree(header).path("alg").asText("");
        } catch (IOException | IllegalArgumentException e) {
            return "";
        }
    }

    @Test
    void verify_ownVectors_keyDecidesTheAlgorithm() {
        KeyPair ed = Jwks.CRV.Ed25519.keyPair().build();
        KeyPair es = Jwts.SIG.ES256.keyPair().build();
        JwsVerifier verifier = verifier(ed);
        String good = Jwts.builder().content("hello").signWith(ed.getPrivate()).compact();
        assertThat(verifier.verify(good))
                .hasValueSatisfying(
                        bytes ->
                                assertThat(new String(bytes, StandardCharsets.UTF_8))
                                        .isEqualTo("hello"));
        assertThat(verifier(es).verify(good)).isEmpty();
        String other = Jwts.builder().content("hello").signWith(es.getPrivate()).compact();
        assertThat(verifier.verify(other)).isEmpty();
        String none = Jwts.builder().content("hello").compact();
        assertThat(verifier.verify(none)).isEmpty();
        assertThat(verifier.verify("")).isEmpty();
        assertThat(verifier.verify("..")).isEmpty();
    }

    @Test
    void ofJwk_unfitKeys_refused() {
        assertThat(JwsVerifier.ofJwk("{}")).isEmpty();
        assertThat(JwsVerifier.ofJwk("not json")).isEmpty();
        assertThat(JwsVerifier.ofJwk("{\"kty\":\"oct\",\"k\":\"AAAA\"}")).isEmpty();
        KeyPair big = Jwts.SIG.ES512.keyPair().build();
        assertThat(JwsVerifier.ofJwk(Jwks.json(Jwks.builder().key(big.getPublic()).build())))
                .isEmpty();
    }

    private static JwsVerifier verifier(KeyPair keys) {
        return JwsVerifier.ofJwk(Jwks.json(Jwks.builder().key(keys.getPublic()).build()))
                .orElseThrow();
    }
}
