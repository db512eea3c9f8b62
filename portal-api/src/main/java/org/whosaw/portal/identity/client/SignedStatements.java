package org.whosaw.portal.identity.client;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.store.Database;

/**
 * Verifies what a hospital's system signed: with the private half of its registered key, or, when
 * it has none, with its secret (HS256), which it shows beside it. Safe for threads.
 */
public final class SignedStatements {
    private final ClientAuthentication clients;

    SignedStatements(ClientAuthentication clients) {
        this.clients = clients;
    }

    /** Builds it with what proves clients. */
    public static SignedStatements of(
            Database database,
            ClientRegistry registry,
            Pseudonymizer pseudonymizer,
            RateLimits limits,
            Clock clock,
            ClientSettings settings) {
        return new SignedStatements(
                new ClientAuthentication(
                        database, registry, pseudonymizer, limits, clock, settings));
    }

    /** What a system signed. */
    public record Statement(SystemPrincipal system, String clientId, byte[] payload) {
        @Override
        public String toString() {
            return "Statement[" + clientId + "]";
        }
    }

    /**
     * Returns what was signed and by whom, or empty when nobody known did.
     *
     * @param authorization the header with id and secret, for a client without a key
     */
    public Optional<Statement> verify(@Nullable String authorization, String jws) {
        Optional<ClientAuthentication.Signed> signed =
                authorization == null
                        ? clients.signedByKey(jws)
                        : BasicCredentials.read(authorization)
                                .flatMap(each -> clients.signedBySecret(each, jws));
        return signed.filter(each -> each.client().scopes().contains(Scope.INGEST))
                .map(
                        each ->
                                new Statement(
                                        new SystemPrincipal(
                                                each.client().id(),
                                                each.client().hospital(),
                                                each.client().scopes()),
                                        each.client().name(),
                                        each.payload()));
    }
}
