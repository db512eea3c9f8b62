package org.whosaw.portal.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.crypto.CryptoSuite;
import org.whosaw.portal.crypto.Ed25519Keys;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.token.AccessTokens.Audience;
import org.whosaw.portal.kernel.HospitalId;

class AccessTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    private final Keyring keyring = Keyring.generate(new RandomSource(), suite(), true);
    private final AccessTokens tokens = at(NOW);

    /** Under which suite the tokens are signed. */
    CryptoSuite suite() {
        return CryptoSuite.INTERNATIONAL;
    }

    private AccessTokens at(Instant instant) {
        return new AccessTokens(keyring, Clock.fixed(instant, ZoneOffset.UTC));
    }

    @Test
    void verify_ownPatientToken_saysAccountAndSession() {
        var token = tokens.verify(tokens.forPatient(-7, 42), Audience.PATIENT).orElseThrow();
        assertThat(token.subject()).isEqualTo(-7);
        assertThat(token.sessionId()).isEqualTo(42);
        assertThat(token.expiresAt()).isEqualTo(NOW.plus(AccessTokens.LIFETIME));
    }

    @Test
    void verify_ownSystemToken_saysHospitalAndScopes() {
        String text = tokens.forSystem(5, new HospitalId(9), Set.of(Scope.INGEST, Scope.DIRECTORY));
        var token = tokens.verify(text, Audience.SYSTEM).orElseThrow();
        assertThat(token.hospital()).isEqualTo(new HospitalId(9));
        assertThat(token.scopes()).containsExactlyInAnyOrder(Scope.INGEST, Scope.DIRECTORY);
    }

    @Test
    void verify_signedBeforeTheKeysWereRotated_stillPasses() {
        String old = tokens.forPatient(-7, 42);
        AccessTokens after =
                new AccessTokens(
                        keyring.rotated(new RandomSource(), NOW), Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(after.verify(old, Audience.PATIENT)).isPresent();
        assertThat(tokens.verify(after.forPatient(1, 2), Audience.PATIENT)).isEmpty();
    }

    @Test
    void token_eitherSuite_namesIt() {
        String header = tokens.forPatient(1, 2).split("\\.")[0];
        assertThat(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8))
                .contains("\"alg\":\"" + suite().signing().algorithm() + "\"");
    }

    @Test
    void verify_otherAudience_refused() {
        assertThat(tokens.verify(tokens.forPatient(1, 2), Audience.SYSTEM)).isEmpty();
    }

    @Test
    void verify_expired_refusedEvenWhenKnown() {
        String text = tokens.forPatient(1, 2);
        assertThat(tokens.verify(text, Audience.PATIENT)).isPresent();
        assertThat(at(NOW.plus(Duration.ofMinutes(16))).verify(text, Audience.PATIENT)).isEmpty();
    }

    @Test
    void verify_anotherKeyring_refused() {
        AccessTokens others =
                new AccessTokens(
                        Keyring.generate(new RandomSource(), true),
                        Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(tokens.verify(others.forPatient(1, 2), Audience.PATIENT)).isEmpty();
    }

    @Test
    void verify_algorithmNone_refused() {
        String text = tokens.forPatient(1, 2);
        String header = base64("{\"typ\":\"at+jwt\",\"alg\":\"none\"}");
        String body = text.split("\\.")[1];
        assertThat(tokens.verify(header + "." + body + ".", Audience.PATIENT)).isEmpty();
        assertThat(
                        tokens.verify(
                                header + "." + body + "." + text.split("\\.")[2], Audience.PATIENT))
                .isEmpty();
    }

    @Test
    void verify_hmacKeyedWithPublicKey_refused() {
        PublicKey ours = Ed25519Keys.fromSeed(keyring.key(Keyring.Use.TOKEN)).getPublic();
        String forged =
                Jwts.builder()
                        .header()
                        .type("at+jwt")
                        .and()
                        .issuer("whosaw")
                        .subject("1")
                        .claim("sid", "2")
                        .audience()
                        .single("PATIENT")
                        .expiration(Date.from(NOW.plusSeconds(600)))
                        .signWith(new SecretKeySpec(ours.getEncoded(), "HmacSHA256"))
                        .compact();
        assertThat(tokens.verify(forged, Audience.PATIENT)).isEmpty();
    }

    @Test
    void verify_anyBitFlipped_refused() {
        String text = tokens.forPatient(1, 2);
        for (int i = 0; i < text.length() - 1; i++) {
            char flipped = text.charAt(i) == 'A' ? 'B' : 'A';
            String other = text.substring(0, i) + flipped + text.substring(i + 1);
            assertThat(other.equals(text) || tokens.verify(other, Audience.PATIENT).isEmpty())
                    .as("position " + i)
                    .isTrue();
        }
    }

    @Test
    void fromSeed_sameSeed_samePair() {
        byte[] seed = keyring.key(Keyring.Use.TOKEN);
        KeyPair one = Ed25519Keys.fromSeed(seed);
        KeyPair two = Ed25519Keys.fromSeed(seed);
        assertThat(one.getPublic()).isEqualTo(two.getPublic());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
