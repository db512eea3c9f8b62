package org.whosaw.portal.webhook;

import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.crypto.Secret;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.webhook.send.AddressGuard;
import org.whosaw.portal.webhook.send.WebhookSecret;

/** Keeps where systems and recipients want to be called. Safe for threads. */
public final class Endpoints {
    static final String URL = "webhook_endpoint.url";
    static final String SECRET = "webhook_endpoint.secret";

    /** How long a secret goes on signing after the next one was made. */
    public static final Duration OVERLAP = Duration.ofDays(7);

    private final Database database;
    private final Sealer sealer;
    private final AddressGuard guard;
    private final RandomSource random;
    private final IdSource ids;
    private final Clock clock;

    Endpoints(
            Database database,
            Sealer sealer,
            AddressGuard guard,
            RandomSource random,
            IdSource ids,
            Clock clock) {
        this.database = database;
        this.sealer = sealer;
        this.guard = guard;
        this.random = random;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Sets where an owner is called, with a fresh secret; what waits goes to the new address.
     *
     * @throws PortalException with {@link WebhookError#ADDRESS_REFUSED} when the address is none
     *     that may be called
     */
    public Endpoint.Made put(HospitalId hospital, EndpointOwner owner, String code, String url) {
        URI uri = guard.read(url).filter(this::mayCall).orElseThrow(Endpoints::refused);
        WebhookSecret secret = WebhookSecret.fresh(random);
        EndpointDao.New row =
                new EndpointDao.New(
                        ids.next(),
                        hospital.value(),
                        owner.code(),
                        code,
                        uri.getHost(),
                        sealer.seal(URL, uri.toString()),
                        sealer.seal(SECRET, secret.reveal()),
                        Micros.of(clock.instant()));
        long id =
                database.inTransaction(
                        tx -> {
                            EndpointDao dao = tx.dao(EndpointDao.class);
                            dao.put(row);
                            return dao.find(hospital.value(), owner.code(), code)
                                    .orElseThrow()
                                    .id();
                        });
        return new Endpoint.Made(id, Secret.of(secret.reveal()));
    }

    private boolean mayCall(URI uri) {
        try {
            return !guard.addresses(uri).isEmpty();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static PortalException refused() {
        return new PortalException(WebhookError.ADDRESS_REFUSED);
    }

    /** Gives an endpoint a new secret; the one before signs beside it for {@link #OVERLAP}. */
    public Endpoint.Made rotate(HospitalId hospital, long endpointId) {
        WebhookSecret secret = WebhookSecret.fresh(random);
        byte[] sealed = sealer.seal(SECRET, secret.reveal());
        long until = Micros.of(clock.instant().plus(OVERLAP));
        int changed =
                database.inTransaction(
                        tx ->
                                tx.dao(EndpointDao.class)
                                        .rotate(endpointId, hospital.value(), sealed, until));
        if (changed == 0) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        return new Endpoint.Made(endpointId, Secret.of(secret.reveal()));
    }

    /** Sends again what was given up, and at once what waits; returns how many were given up. */
    public int replay(HospitalId hospital, long endpointId) {
        long now = Micros.of(clock.instant());
        return database.inTransaction(
                tx -> {
                    if (tx.dao(EndpointDao.class).wake(endpointId, hospital.value()) == 0) {
                        throw new PortalException(KernelError.NOT_FOUND);
                    }
                    DeliveryDao dao = tx.dao(DeliveryDao.class);
                    dao.hurry(endpointId, now);
                    return dao.replay(endpointId, now);
                });
    }

    /** Returns a hospital's endpoints. */
    public List<Endpoint> of(HospitalId hospital) {
        return database.read(
                tx -> {
                    List<Endpoint> all = new ArrayList<>();
                    DeliveryDao deliveries = tx.dao(DeliveryDao.class);
                    for (EndpointDao.Row row :
                            tx.dao(EndpointDao.class).ofHospital(hospital.value())) {
                        all.add(
                                view(
                                        row,
                                        deliveries.count(row.id(), "waiting"),
                                        deliveries.count(row.id(), "parked")));
                    }
                    return all;
                });
    }

    private Endpoint view(EndpointDao.Row row, long waiting, long parked) {
        Instant until = Micros.instantOrNull(row.oldUntil());
        return new Endpoint(
                row.id(),
                Coded.parse(EndpointOwner.class, row.owner()).orElseThrow(),
                row.ownerCode(),
                row.host(),
                row.failures(),
                waiting,
                parked,
                Micros.instantOrNull(row.lastOkAt()),
                row.lastError(),
                Optional.ofNullable(until).filter(clock.instant()::isBefore).orElse(null));
    }
}
