package org.whosaw.portal.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.webhook.send.WebhookSecret;
import org.whosaw.portal.webhook.send.WebhookSender.Outcome;

/** Takes what is to be told inside a transaction, and hands it to the worker after it. */
public final class Deliveries {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofDays(183);
    private static final int MOST_ATTEMPTS = 12;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Database database;
    private final Sealer sealer;
    private final RandomSource random;
    private final IdSource ids;
    private final Clock clock;
    private volatile Runnable wake = () -> {};
    private volatile DeliveryListener listener = (tx, taken) -> {};

    Deliveries(Database database, Sealer sealer, RandomSource random, IdSource ids, Clock clock) {
        this.database = database;
        this.sealer = sealer;
        this.random = random;
        this.ids = ids;
        this.clock = clock;
    }

    /** Sets who hears of what was taken. */
    public void tell(DeliveryListener hears) {
        listener = hears;
    }

    /**
     * Promises in the caller's transaction to tell an owner something; returns the delivery, or
     * empty when it has no endpoint.
     *
     * @param kind the event, for example {@code consent.stopped}
     * @param data codes and pseudonyms, written in their order
     */
    public OptionalLong post(
            Tx tx,
            HospitalId hospital,
            EndpointOwner owner,
            String code,
            String kind,
            Map<String, ?> data) {
        Optional<EndpointDao.Row> endpoint =
                tx.dao(EndpointDao.class).find(hospital.value(), owner.code(), code);
        if (endpoint.isEmpty()) {
            return OptionalLong.empty();
        }
        long id = ids.next();
        Instant now = clock.instant();
        tx.dao(DeliveryDao.class)
                .add(
                        new DeliveryDao.New(
                                id,
                                endpoint.get().id(),
                                kind,
                                body(kind, now, data),
                                Micros.of(now)));
        return OptionalLong.of(id);
    }

    private static byte[] body(String kind, Instant at, Map<String, ?> data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", kind);
        body.put("timestamp", at.toString());
        body.put("data", data);
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("codes and pseudonyms cannot fail to be written", e);
        }
    }

    /** Tells the worker that a promise was committed. */
    public void wake() {
        wake.run();
    }

    void onWake(Runnable action) {
        wake = action;
    }

    /** An endpoint with something due, opened. */
    record Line(long id, boolean failing, int failures, URI uri, List<WebhookSecret> secrets) {}

    /** Returns the endpoints that have something due and do not rest. */
    List<Line> due() {
        long now = Micros.of(clock.instant());
        return database.read(tx -> tx.dao(EndpointDao.class).due(now)).stream()
                .map(row -> open(row, now))
                .toList();
    }

    private Line open(EndpointDao.Row row, long now) {
        List<WebhookSecret> secrets = new ArrayList<>();
        secrets.add(WebhookSecret.parse(sealer.open(Endpoints.SECRET, row.secret())));
        Long until = row.oldUntil();
        byte[] old = row.oldSecret();
        if (old != null && until != null && until > now) {
            secrets.add(WebhookSecret.parse(sealer.open(Endpoints.SECRET, old)));
        }
        return new Line(
                row.id(),
                row.failures() > 0,
                row.failures(),
                URI.create(sealer.open(Endpoints.URL, row.url())),
                secrets);
    }

    /** A delivery that this worker holds. */
    record Held(long id, byte[] body, int attempts) {}

    /** Claims up to {@code most} deliveries of an endpoint; others leave them alone meanwhile. */
    List<Held> claim(long endpointId, int most) {
        Instant now = clock.instant();
        return database
                .inTransaction(
                        tx ->
                                tx.dao(DeliveryDao.class)
                                        .claim(
                                                endpointId,
                                                Micros.of(now),
                                                Micros.of(now.plus(LEASE)),
                                                most,
                                                tx.dialect().claimSuffix()))
                .stream()
                .map(row -> new Held(row.id(), row.body(), row.attempts()))
                .toList();
    }

    /** One delivery and how its call went. */
    record Went(Held held, Outcome outcome) {}

    /**
     * Writes down how calls to one endpoint went, in one transaction.
     *
     * @param untried what was claimed and not called, because the endpoint turned out to be away
     */
    void settle(Line line, List<Went> went, List<Held> untried) {
        Instant now = clock.instant();
        List<Long> taken =
                went.stream().filter(e -> e.outcome().taken()).map(e -> e.held().id()).toList();
        List<Went> failed = went.stream().filter(each -> !each.outcome().taken()).toList();
        database.write(
                tx -> {
                    if (!taken.isEmpty()) {
                        tx.dao(DeliveryDao.class).delivered(taken, Micros.of(now));
                        listener.taken(tx, taken);
                    }
                    failed.forEach(each -> failed(tx, each, now));
                    List<Long> back = untried.stream().map(Held::id).toList();
                    if (!back.isEmpty()) {
                        tx.dao(DeliveryDao.class).release(back, Micros.of(now));
                    }
                    judge(tx, line, failed, !taken.isEmpty(), now);
                });
    }

    private void failed(Tx tx, Went went, Instant now) {
        DeliveryDao dao = tx.dao(DeliveryDao.class);
        Held held = went.held();
        if (held.attempts() >= MOST_ATTEMPTS) {
            dao.park(held.id(), Micros.of(now), went.outcome().error());
        } else {
            long next = Micros.of(now.plus(backOff(held.attempts())));
            dao.retry(held.id(), next, went.outcome().error());
        }
    }

    private void judge(Tx tx, Line line, List<Went> failed, boolean some, Instant now) {
        EndpointDao dao = tx.dao(EndpointDao.class);
        Optional<Outcome> down =
                failed.stream().map(Went::outcome).filter(Outcome::down).findFirst();
        if (some) {
            dao.worked(line.id(), Micros.of(now));
        }
        if (down.isPresent()) {
            int tries = some ? 1 : line.failures() + 1;
            dao.failed(line.id(), Micros.of(now.plus(backOff(tries))), down.get().error());
        } else if (!failed.isEmpty()) {
            dao.refused(line.id(), failed.get(0).outcome().error());
        }
    }

    /** Doubles from two seconds to an hour, each between half and the whole of it. */
    private Duration backOff(int tries) {
        long whole =
                Math.min(
                        LONGEST_WAIT.toMillis(),
                        FIRST_WAIT.toMillis() << Math.min(Math.max(tries, 1) - 1, 20));
        return Duration.ofMillis(whole / 2 + random.below((int) (whole / 2) + 1));
    }

    /** Deletes what was taken long ago; returns how many. */
    public int purge() {
        long before = Micros.of(clock.instant().minus(KEPT));
        return database.inTransaction(tx -> tx.dao(DeliveryDao.class).purge(before));
    }
}
