package org.whosaw.portal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.crypto.TimeOrderedIds;
import org.whosaw.portal.identity.room.MovingClock;
import org.whosaw.portal.store.Engine;

/** What the outbox promises, on either engine. */
abstract class OutboxContract {
    private final MovingClock clock = new MovingClock();
    private final RandomSource random = new RandomSource();
    private Outbox outbox;
    private FakeCourier courier;

    abstract Engine engine();

    @BeforeEach
    void build() {
        Sealer sealer = new Sealer(Keyring.generate(random, true), random);
        outbox = new Outbox(engine().database(), sealer, new TimeOrderedIds(clock, random), clock);
        courier = new FakeCourier(outbox, random);
    }

    private static Envelope envelope(String code) {
        return new Envelope(
                Envelope.SMS,
                "one-time-password.en",
                "+8613900000001",
                Map.of("code", code, "minutes", "5"),
                Duration.ofMinutes(5));
    }

    private void promise(String code) {
        engine().database().write(outbox.prepare(envelope(code)));
    }

    @Test
    void deliver_promised_onceAndWiped() {
        promise("123456");
        courier.deliverDue();
        courier.deliverDue();
        assertThat(courier.delivered()).hasSize(1);
        assertThat(courier.delivered().get(0).places()).containsEntry("code", "123456");
        assertThat(outbox.count("delivered")).isEqualTo(1);
        assertThat(bodies()).isZero();
    }

    @Test
    void prepare_transactionRolledBack_nothingPromised() {
        assertThatThrownBy(
                        () ->
                                engine().database()
                                        .write(
                                                tx -> {
                                                    outbox.prepare(envelope("1")).accept(tx);
                                                    throw new IllegalStateException("stop");
                                                }))
                .hasMessage("stop");
        courier.deliverDue();
        assertThat(courier.delivered()).isEmpty();
    }

    @Test
    void deliver_passingFailure_triedAgainLater() {
        promise("1");
        courier.failWith(CourierException.passing("http-503"));
        courier.deliverDue();
        assertThat(outbox.count("waiting")).isEqualTo(1);
        courier.failWith(null);
        courier.deliverDue();
        assertThat(courier.delivered()).isEmpty();
        clock.advance(Duration.ofSeconds(3));
        courier.deliverDue();
        assertThat(courier.delivered()).hasSize(1);
    }

    @Test
    void deliver_lastingFailure_parkedAndWiped() {
        promise("1");
        courier.failWith(CourierException.lasting("http-400"));
        courier.deliverDue();
        assertThat(outbox.count("parked")).isEqualTo(1);
        assertThat(bodies()).isZero();
    }

    @Test
    void deliver_tooLate_parkedUnsent() {
        promise("1");
        clock.advance(Duration.ofMinutes(6));
        courier.deliverDue();
        assertThat(courier.delivered()).isEmpty();
        assertThat(outbox.count("parked")).isEqualTo(1);
    }

    @Test
    void deliver_alwaysFailing_parkedInTheEnd() {
        engine().database()
                .write(
                        outbox.prepare(
                                new Envelope(
                                        Envelope.SMS,
                                        "x.en",
                                        "+8613900000001",
                                        Map.of(),
                                        Duration.ofDays(9))));
        courier.failWith(CourierException.passing("http-503"));
        for (int i = 0; i < 8; i++) {
            courier.deliverDue();
            clock.advance(Duration.ofMinutes(11));
        }
        assertThat(outbox.count("parked")).isEqualTo(1);
    }

    @Test
    void claim_twoWorkers_noneTwice() {
        IntStream.range(0, 30).forEach(i -> promise("" + i));
        List<Long> taken =
                IntStream.range(0, 6)
                        .parallel()
                        .boxed()
                        .flatMap(i -> outbox.claim(10).stream())
                        .map(Outbox.Claim::id)
                        .toList();
        assertThat(taken).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(30);
        clock.advance(Duration.ofSeconds(61));
        assertThat(outbox.claim(100)).hasSize(30);
    }

    private int bodies() {
        return engine().database()
                .read(
                        tx -> {
                            try (var statement = tx.connection().createStatement();
                                    var rows =
                                            statement.executeQuery(
                                                    "SELECT count(body) FROM outbox_envelope")) {
                                rows.next();
                                return rows.getInt(1);
                            } catch (java.sql.SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }
}
