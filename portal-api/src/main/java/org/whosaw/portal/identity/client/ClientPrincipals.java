package org.whosaw.portal.identity.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.identity.token.AccessTokens;
import org.whosaw.portal.store.Database;

/** Turns a system's access token into its principal while the client is not disabled. */
public final class ClientPrincipals {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Database database;
    private final AccessTokens tokens;
    private final Cache<Long, Boolean> enabled =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(FRESH).build();

    private final Cache<Long, Optional<String>> systems =
            Caffeine.newBuilder()
                    .maximumSize(10_000)
                    .expireAfterWrite(Duration.ofMinutes(1))
                    .build();

    private final Cache<Long, OptionalLong> recipients =
            Caffeine.newBuilder()
                    .maximumSize(10_000)
                    .expireAfterWrite(Duration.ofMinutes(1))
                    .build();

    public ClientPrincipals(Database database, AccessTokens tokens) {
        this.database = database;
        this.tokens = tokens;
    }

    /** Returns the principal of a token, or empty. */
    public Optional<SystemPrincipal> authenticate(String accessToken) {
        return tokens.verify(accessToken, AccessTokens.Audience.SYSTEM)
                .filter(token -> isEnabled(token.subject()))
                .map(
                        token ->
                                new SystemPrincipal(
                                        token.subject(), token.hospital(), token.scopes()));
    }

    /** Returns which system of its hospital a client is, empty when it speaks for several. */
    public Optional<String> systemOf(SystemPrincipal client) {
        return systems.get(
                client.clientId(),
                id ->
                        Optional.ofNullable(
                                database.read(tx -> tx.dao(ClientDao.class).systemCode(id))));
    }

    /** Returns which recipient a client speaks for, empty for a hospital's own system. */
    public OptionalLong recipientOf(SystemPrincipal client) {
        return recipients.get(
                client.clientId(),
                id -> {
                    Long recipient = database.read(tx -> tx.dao(ClientDao.class).recipientOf(id));
                    return recipient == null ? OptionalLong.empty() : OptionalLong.of(recipient);
                });
    }

    private boolean isEnabled(long clientId) {
        return Boolean.TRUE.equals(
                enabled.get(
                        clientId,
                        id -> database.read(tx -> tx.dao(ClientDao.class).enabled(id)) != null));
    }
}
