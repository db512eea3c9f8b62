package org.whosaw.portal.identity.client;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.Keys;
import io.jsonwebtoken.security.PublicJwk;
import io.jsonwebtoken.security.SecureDigestAlgorithm;
import io.jsonwebtoken.security.SignatureAlgorithm;
import io.jsonwebtoken.security.WeakKeyException;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Verifies compact JWS against one key. The key decides the algorithm, never the header: Ed25519
 * means EdDSA, P-256 means ES256, RSA of 2048 bits and more means RS256, a client's secret HS256.
 * Anything else, {@code none} among it, is refused.
 */
final class JwsVerifier {
    private static final int LONGEST = 16_384;
    private static final long ANY_TIME = 100_000_000_000L;

    private final JwtParser parser;
    private final SecureDigestAlgorithm<?, ?> algorithm;

    private JwsVerifier(JwtParserBuilder builder, SecureDigestAlgorithm<?, ?> algorithm) {
        this.algorithm = algorithm;
        this.parser =
                builder.sig()
                        .clear()
                        .add(algorithm)
                        .and()
                        .clockSkewSeconds(ANY_TIME) // the caller judges the times itself
                        .build();
    }

    /** Returns the verifier of a client's secret, or empty when it is too short to sign with. */
    static Optional<JwsVerifier> ofSecret(String secret) {
        try {
            SecretKey key = Keys.hmacShaKeyFor(secret.getBytes(StandardCharsets.UTF_8));
            return Optional.of(new JwsVerifier(Jwts.parser().verifyWith(key), Jwts.SIG.HS256));
        } catch (WeakKeyException e) {
            return Optional.empty(); // fewer than 256 bits
        }
    }

    /** Returns the verifier of a public JWK, or empty when we accept no such key. */
    static Optional<JwsVerifier> ofJwk(String json) {
        try {
            Jwk<?> jwk = Jwks.parser().build().parse(json);
            if (!(jwk instanceof PublicJwk<?>) || !isForSigning(jwk)) {
                return Optional.empty();
            }
            PublicKey key = (PublicKey) jwk.toKey();
            SignatureAlgorithm algorithm = algorithm(key);
            if (algorithm == null
                    || jwk.getAlgorithm() != null
                            && !jwk.getAlgorithm().equals(algorithm.getId())) {
                return Optional.empty();
            }
            return Optional.of(new JwsVerifier(Jwts.parser().verifyWith(key), algorithm));
        } catch (JwtException | IllegalArgumentException | ClassCastException e) {
            return Optional.empty(); // no key that we can read
        }
    }

    private static boolean isForSigning(Jwk<?> jwk) {
        Object use = jwk.get("use");
        boolean signs = use == null || use.equals("sig");
        boolean verifies =
                jwk.getOperations() == null
                        || jwk.getOperations().isEmpty()
                        || jwk.getOperations().stream()
                                .anyMatch(each -> each.getId().equals("verify"));
        return signs && verifies && !(jwk.toKey() instanceof PrivateKey);
    }

    private static @Nullable SignatureAlgorithm algorithm(Key key) {
        if (key instanceof EdECPublicKey ed && ed.getParams().getName().equals("Ed25519")) {
            return Jwts.SIG.EdDSA;
        }
        if (key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() == 256) {
            return Jwts.SIG.ES256;
        }
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= 2_048) {
            return Jwts.SIG.RS256;
        }
        return null;
    }

    /** Returns the signed bytes, or empty when the signature does not hold. */
    Optional<byte[]> verify(String jws) {
        if (jws.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var parsed = parser.parse(jws);
            boolean same = algorithm.getId().equals(parsed.getHeader().get("alg"));
            if (!same || parsed.getHeader().containsKey("crit")) {
                return Optional.empty();
            }
            return Optional.of(payload(jws));
        } catch (JwtException | IllegalArgumentException | SecurityException e) {
            return Optional.empty(); // whatever is wrong with it, it is refused the same way
        }
    }

    private static byte[] payload(String jws) {
        String[] parts = jws.split("\\.", -1);
        return java.util.Base64.getUrlDecoder().decode(parts[1]);
    }
}
