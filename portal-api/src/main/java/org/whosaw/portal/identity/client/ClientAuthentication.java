package org.whosaw.portal.identity.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.limit.RateLimit;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.store.Database;

/** Proves that a client is who it says: by its secret or by an assertion it signed. */
final class ClientAuthentication {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.signin");
    private static final Duration LONGEST_ASSERTION = Duration.ofMinutes(10);
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final int LONGEST = 16_384;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final ClientRegistry registry;
    private final Pseudonymizer pseudonymizer;
    private final RateLimits limits;
    private final Clock clock;
    private final ClientSettings settings;

    ClientAuthentication(
            Database database,
            ClientRegistry registry,
            Pseudonymizer pseudonymizer,
            RateLimits limits,
            Clock clock,
            ClientSettings settings) {
        this.database = database;
        this.registry = registry;
        this.pseudonymizer = pseudonymizer;
        this.limits = limits;
        this.clock = clock;
        this.settings = settings;
    }

    /** Returns the client whose id and secret these are. */
    Optional<Client> bySecret(String clientId, String secret) {
        limits.check(RateLimit.WRONG_SECRETS_PER_CLIENT, clientId);
        ClientDao.Row row = row(clientId);
        long id = row == null ? 0 : row.id();
        byte[] hash = registry.hash(id, secret); // hashed for an unknown client too: same work
        if (row == null
                || row.secretHash() == null
                || !MessageDigest.isEqual(row.secretHash(), hash)) {
            return refused(clientId);
        }
        return accepted(row);
    }

    /** Returns the client that signed {@code assertion}, which is accepted once. */
    Optional<Client> byAssertion(String assertion) {
        JsonNode claimed = unverifiedClaims(assertion);
        String clientId = claimed == null ? "" : claimed.path("sub").asText("");
        if (claimed == null
                || clientId.isEmpty()
                || !clientId.equals(claimed.path("iss").asText(""))) {
            return Optional.empty();
        }
        limits.check(RateLimit.WRONG_SECRETS_PER_CLIENT, clientId);
        ClientDao.Row row = row(clientId);
        if (row == null || row.jwk() == null) {
            return refused(clientId);
        }
        boolean signed =
                JwsVerifier.ofJwk(row.jwk()).flatMap(key -> key.verify(assertion)).isPresent();
        if (!signed || !isCurrent(claimed) || !isForUs(claimed) || !isFirstUse(claimed)) {
            return refused(clientId);
        }
        return accepted(row);
    }

    /**
     * Returns the client that signed {@code jws} with its registered key, and what it signed: of
     * nothing else than that the caller is sure.
     */
    Optional<Signed> signedByKey(String jws) {
        JsonNode claimed = unverifiedClaims(jws);
        String clientId = claimed == null ? "" : claimed.path("iss").asText("");
        if (clientId.isEmpty()) {
            return Optional.empty();
        }
        limits.check(RateLimit.WRONG_SECRETS_PER_CLIENT, clientId);
        ClientDao.Row row = row(clientId);
        Optional<byte[]> payload =
                row == null || row.jwk() == null
                        ? Optional.empty()
                        : JwsVerifier.ofJwk(row.jwk()).flatMap(key -> key.verify(jws));
        if (row == null || payload.isEmpty()) {
            refused(clientId);
            return Optional.empty();
        }
        return accepted(row).map(client -> new Signed(client, payload.get()));
    }

    /** Returns the client whose secret this is and who signed {@code jws} with it. */
    Optional<Signed> signedBySecret(BasicCredentials credentials, String jws) {
        Optional<Client> client = bySecret(credentials.clientId(), credentials.secret());
        return client.flatMap(
                each ->
                        JwsVerifier.ofSecret(credentials.secret())
                                .flatMap(key -> key.verify(jws))
                                .map(payload -> new Signed(each, payload)));
    }

    /** What a client signed. */
    record Signed(Client client, byte[] payload) {}

    private static @Nullable JsonNode unverifiedClaims(String assertion) {
        String[] parts = assertion.split("\\.", -1);
        if (assertion.length() > LONGEST || parts.length != 3) {
            return null;
        }
        try {
            JsonNode claims =
                    JSON.readTree(
                            new String(
                                    Base64.getUrlDecoder().decode(parts[1]),
                                    StandardCharsets.UTF_8));
            return claims != null && claims.isObject() ? claims : null;
        } catch (IOException | IllegalArgumentException e) {
            return null; // no claims, no client
        }
    }

    private boolean isCurrent(JsonNode claims) {
        Instant now = clock.instant();
        JsonNode expiry = claims.path("exp");
        if (!expiry.isNumber()) {
            return false;
        }
        double left = expiry.asDouble() - now.getEpochSecond();
        double longest = LONGEST_ASSERTION.plus(SKEW).toSeconds();
        boolean begun =
                claims.path("nbf").asDouble(0) <= now.getEpochSecond() + SKEW.toSeconds()
                        && claims.path("iat").asDouble(0)
                                <= now.getEpochSecond() + SKEW.toSeconds();
        return left > -SKEW.toSeconds() && left <= longest && begun;
    }

    private boolean isForUs(JsonNode claims) {
        JsonNode audience = claims.path("aud");
        if (audience.isTextual()) {
            return settings.audiences().contains(audience.asText());
        }
        for (JsonNode each : audience) {
            if (each.isTextual() && settings.audiences().contains(each.asText())) {
                return true;
            }
        }
        return false;
    }

    private boolean isFirstUse(JsonNode claims) {
        String id = claims.path("jti").asText("");
        if (id.isEmpty()) {
            return false;
        }
        byte[] hash = pseudonymizer.index("client.assertion", claims.path("sub").asText(""), id);
        long expiresAt = Micros.of(clock.instant().plus(LONGEST_ASSERTION).plus(SKEW).plus(SKEW));
        return database.inTransaction(tx -> tx.dao(ClientDao.class).useAssertion(hash, expiresAt))
                == 1;
    }

    private ClientDao.@Nullable Row row(String clientId) {
        ClientDao.Row row = database.read(tx -> tx.dao(ClientDao.class).byName(clientId));
        return row == null || row.disabledAt() != null ? null : row;
    }

    private Optional<Client> refused(String clientId) {
        limits.trySpend(RateLimit.WRONG_SECRETS_PER_CLIENT, clientId);
        LOG.info("client refused client={}", LogText.of(clientId));
        return Optional.empty();
    }

    private static Optional<Client> accepted(ClientDao.Row row) {
        return Optional.of(
                new Client(
                        row.id(),
                        row.name(),
                        new HospitalId(row.hospitalId()),
                        ClientRegistry.readScopes(row.scopes())));
    }

    /** A client that has proved itself. */
    record Client(long id, String name, HospitalId hospital, Set<Scope> scopes) {}
}
