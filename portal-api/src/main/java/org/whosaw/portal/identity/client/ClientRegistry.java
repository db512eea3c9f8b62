package org.whosaw.portal.identity.client;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Secret;
import org.whosaw.portal.identity.IdentityError;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;

/** Registers hospitals' systems as clients. Secrets leave it once, when made. Safe for threads. */
public final class ClientRegistry {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.admin");

    private final Database database;
    private final Pseudonymizer pseudonymizer;
    private final RandomSource random;
    private final IdSource ids;
    private final Clock clock;

    public ClientRegistry(
            Database database,
            Pseudonymizer pseudonymizer,
            RandomSource random,
            IdSource ids,
            Clock clock) {
        this.database = database;
        this.pseudonymizer = pseudonymizer;
        this.random = random;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Registers a client with a fresh secret.
     *
     * @param systemCode which system of the hospital it is, or null when it speaks for several
     */
    public NewClient add(HospitalId hospital, @Nullable String systemCode, Set<Scope> scopes) {
        long id = ids.next();
        String secret = random.token();
        return store(id, hospital, systemCode, scopes, hash(id, secret), null, secret);
    }

    /**
     * Registers a client of a recipient with a fresh secret; it says what that recipient received,
     * and nothing else.
     */
    public NewClient addRecipient(HospitalId hospital, long recipient) {
        NewClient made = add(hospital, null, Set.of(Scope.RECEIVE));
        database.write(tx -> tx.dao(ClientDao.class).speakFor(made.clientId(), recipient));
        return made;
    }

    /**
     * Registers a client that signs its assertions with the private half of {@code jwk}.
     *
     * @throws PortalException when the key is not Ed25519, P-256 or RSA of 2048 bits and more
     */
    public NewClient addWithKey(
            HospitalId hospital, @Nullable String systemCode, Set<Scope> scopes, String jwk) {
        if (JwsVerifier.ofJwk(jwk).isEmpty()) {
            throw new PortalException(IdentityError.KEY_NOT_ACCEPTED);
        }
        return store(ids.next(), hospital, systemCode, scopes, null, jwk, "");
    }

    private NewClient store(
            long id,
            HospitalId hospital,
            @Nullable String systemCode,
            Set<Scope> scopes,
            byte @Nullable [] secretHash,
            @Nullable String jwk,
            String secret) {
        String name = "sys_" + Ids.encode(id);
        ClientDao.Row row =
                new ClientDao.Row(
                        id,
                        name,
                        hospital.value(),
                        systemCode,
                        write(scopes),
                        secretHash,
                        jwk,
                        Micros.of(clock.instant()),
                        null);
        database.write(tx -> tx.dao(ClientDao.class).add(row));
        LOG.info(
                "client added client={} hospital={} scopes={}",
                name,
                hospital.value(),
                row.scopes());
        return new NewClient(name, Secret.of(secret));
    }

    /** Says whether there is such a client and nobody has disabled it. */
    public boolean isActive(String clientId) {
        ClientDao.Row row = database.read(tx -> tx.dao(ClientDao.class).byName(clientId));
        return row != null && row.disabledAt() == null;
    }

    /** Disables a client: its tokens end within seconds. Says whether there was one. */
    public boolean disable(String clientId) {
        long now = Micros.of(clock.instant());
        int changed = database.inTransaction(tx -> tx.dao(ClientDao.class).disable(clientId, now));
        LOG.info("client disabled client={} found={}", LogText.of(clientId), changed);
        return changed == 1;
    }

    /** Deletes used assertions that have expired; returns how many. */
    public int purge() {
        long now = Micros.of(clock.instant());
        return database.inTransaction(tx -> tx.dao(ClientDao.class).purgeAssertions(now));
    }

    byte[] hash(long id, String secret) {
        return pseudonymizer.index("client.secret", Ids.encode(id), secret);
    }

    static String write(Set<Scope> scopes) {
        return scopes.stream().map(Scope::code).sorted().collect(joining(" "));
    }

    static Set<Scope> readScopes(String text) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String code : text.split(" ", -1)) {
            Coded.parse(Scope.class, code).ifPresent(scopes::add);
        }
        return scopes;
    }

    /**
     * A client just made.
     *
     * @param secret shown once; empty for a client with a key
     */
    public record NewClient(String clientId, Secret<String> secret) {}
}
