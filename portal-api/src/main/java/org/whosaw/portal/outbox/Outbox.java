package org.whosaw.portal.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/** Takes envelopes inside a transaction and hands them to the worker after it. */
public final class Outbox {
    private static final String SEAL = "outbox_envelope.body";
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration KEPT = Duration.ofDays(183);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final Sealer sealer;
    private final IdSource ids;
    private final Clock clock;
    private volatile Runnable wake = () -> {};

    public Outbox(Database database, Sealer sealer, IdSource ids, Clock clock) {
        this.database = database;
        this.sealer = sealer;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Seals an envelope and returns the block that writes it: run that in the transaction that
     * promises it. Sealing stays outside, as blocks do no crypto.
     */
    public Consumer<Tx> prepare(Envelope envelope) {
        Instant now = clock.instant();
        EnvelopeDao.New row =
                new EnvelopeDao.New(
                        ids.next(),
                        envelope.channel(),
                        envelope.template(),
                        sealer.seal(SEAL, write(envelope)),
                        Micros.of(now.plus(envelope.useful())),
                        Micros.of(now));
        return tx -> tx.dao(EnvelopeDao.class).add(row);
    }

    /**
     * Tells the worker that a promise was committed, so that it need not wait for its next look.
     */
    public void wake() {
        wake.run();
    }

    void onWake(Runnable action) {
        wake = action;
    }

    /** Claims up to {@code most} envelopes that are due; others leave them alone for a minute. */
    List<Claim> claim(int most) {
        long now = Micros.of(clock.instant());
        if (database.read(tx -> tx.dao(EnvelopeDao.class).due(now)) == 0) {
            return List.of();
        }
        long leaseEnd = Micros.of(clock.instant().plus(LEASE));
        return database
                .inTransaction(
                        tx ->
                                tx.dao(EnvelopeDao.class)
                                        .claim(now, leaseEnd, most, tx.dialect().claimSuffix()))
                .stream()
                .map(this::open)
                .toList();
    }

    private Claim open(EnvelopeDao.Claimed row) {
        Duration left = Duration.between(clock.instant(), Micros.instant(row.usefulUntil()));
        Envelope envelope =
                row.body() == null
                        ? null
                        : read(row.channel(), row.template(), sealer.open(SEAL, row.body()), left);
        return new Claim(row.id(), envelope, row.attempts());
    }

    /** Marks an envelope delivered and wipes its body. */
    void delivered(long id) {
        settle(id, "delivered", null);
    }

    /** Gives an envelope up for a person to look at, and wipes its body. */
    void park(long id, String error) {
        settle(id, "parked", error);
    }

    private void settle(long id, String state, @Nullable String error) {
        long now = Micros.of(clock.instant());
        database.write(tx -> tx.dao(EnvelopeDao.class).settle(id, state, now, error));
    }

    /** Puts an envelope back until {@code wait} is over. */
    void retry(long id, Duration wait, String error) {
        long next = Micros.of(clock.instant().plus(wait));
        database.write(tx -> tx.dao(EnvelopeDao.class).retry(id, next, error));
    }

    /**
     * Returns how many envelopes are in a state: {@code waiting}, {@code delivered}, {@code
     * parked}.
     */
    public int count(String state) {
        return database.read(tx -> tx.dao(EnvelopeDao.class).count(state));
    }

    /** Deletes the empty shells of envelopes settled long ago. */
    public int purge() {
        long before = Micros.of(clock.instant().minus(KEPT));
        return database.inTransaction(tx -> tx.dao(EnvelopeDao.class).purge(before));
    }

    private static String write(Envelope envelope) {
        try {
            return JSON.writeValueAsString(new Body(envelope.address(), envelope.places()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an envelope of strings cannot fail to be written", e);
        }
    }

    private static Envelope read(String channel, String template, String json, Duration left) {
        try {
            Body body = JSON.readValue(json, Body.class);
            return new Envelope(channel, template, body.address(), body.places(), left);
        } catch (IOException e) {
            throw new IllegalStateException("a sealed envelope was not written by us");
        }
    }

    /** What is sealed of an envelope. */
    record Body(String address, Map<String, String> places) {
        @Override
        public String toString() {
            return "Body[redacted]";
        }
    }

    /** An envelope that the worker holds; null when its body is gone. */
    record Claim(long id, @Nullable Envelope envelope, int attempts) {}
}
