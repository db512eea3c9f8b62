package org.whosaw.portal.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.crypto.TimeOrderedIds;
import org.whosaw.portal.identity.room.MovingClock;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.webhook.send.WebhookSecret;
import org.whosaw.portal.webhook.send.WebhookSender;
import org.whosaw.portal.webhook.send.WebhookSettings;

/** What webhooks promise, on either engine. */
abstract class WebhookContract {
    private static final HospitalId HOSPITAL = new HospitalId(7);

    private final MovingClock clock = new MovingClock();
    private final RandomSource random = new RandomSource();
    private final Receiver receiver = new Receiver();
    private WebhookFeature room;
    private WebhookWorker worker;

    abstract Engine engine();

    @BeforeEach
    void build() {
        room = room(WebhookSettings.DEFAULTS.withInside());
        worker = room.worker();
    }

    private WebhookFeature room(WebhookSettings settings) {
        Sealer sealer = new Sealer(Keyring.generate(random, true), random);
        return new WebhookFeature(
                engine().database(),
                sealer,
                random,
                new TimeOrderedIds(clock, random),
                clock,
                settings);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private Endpoint.Made endpoint(String code, String url) {
        return room.endpoints().put(HOSPITAL, EndpointOwner.RECIPIENT, code, url);
    }

    private OptionalLong post(String code) {
        return engine().database()
                .inTransaction(
                        tx ->
                                room.deliveries()
                                        .post(
                                                tx,
                                                HOSPITAL,
                                                EndpointOwner.RECIPIENT,
                                                code,
                                                "consent.stopped",
                                                Map.of("recipient", code)));
    }

    private Endpoint only() {
        return room.endpoints().of(HOSPITAL).get(0);
    }

    @Test
    void deliver_promised_onceAndSigned() {
        WebhookSecret secret =
                WebhookSecret.parse(endpoint("studio", receiver.url()).secret().reveal());
        long id = post("studio").orElseThrow();
        worker.deliverDue();
        worker.deliverDue();
        assertThat(receiver.got()).hasSize(1);
        Receiver.Got got = receiver.got().get(0);
        assertThat(got.id()).isEqualTo(WebhookSender.name(id));
        assertThat(got.signature())
                .isEqualTo(secret.sign(got.id(), Long.parseLong(got.timestamp()), got.body()));
        assertThat(new String(got.body(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"type\":\"consent.stopped\",\"timestamp\":\"2026-11-22T02:00:00Z\","
                                + "\"data\":{\"recipient\":\"studio\"}}");
        assertThat(only().lastTaken()).isNotNull();
    }

    @Test
    void post_noEndpoint_nothingPromised() {
        assertThat(post("studio")).isEmpty();
    }

    @Test
    void post_rolledBack_nothingSent() {
        endpoint("studio", receiver.url());
        assertThatThrownBy(
                        () ->
                                engine().database()
                                        .write(
                                                tx -> {
                                                    room.deliveries()
                                                            .post(
                                                                    tx,
                                                                    HOSPITAL,
                                                                    EndpointOwner.RECIPIENT,
                                                                    "studio",
                                                                    "x",
                                                                    Map.of());
                                                    throw new IllegalStateException("stop");
                                                }))
                .hasMessage("stop");
        assertThat(worker.deliverDue()).isZero();
    }

    @Test
    void deliver_endpointAway_restsAloneAndComesBackUnderTheSameId() {
        try (Receiver other = new Receiver()) {
            endpoint("studio", receiver.url());
            endpoint("agency", other.url());
            receiver.answers(503);
            long id = post("studio").orElseThrow();
            post("studio");
            post("agency");
            worker.deliverDue();
            assertThat(other.got()).hasSize(1);
            int before = receiver.got().size();
            worker.deliverDue();
            assertThat(receiver.got()).hasSize(before);
            receiver.answers(200);
            clock.advance(Duration.ofMinutes(1));
            worker.deliverDue();
            assertThat(receiver.got()).hasSize(before + 1);
            worker.deliverDue();
            assertThat(receiver.got()).hasSize(before + 2);
            assertThat(receiver.got())
                    .filteredOn(got -> got.id().equals(WebhookSender.name(id)))
                    .hasSize(2);
        }
    }

    @Test
    void deliver_refusedAgainAndAgain_parkedAndReplayed() {
        endpoint("studio", receiver.url());
        receiver.answers(400);
        post("studio");
        for (int i = 0; i < 14; i++) {
            worker.deliverDue();
            clock.advance(Duration.ofHours(2));
        }
        assertThat(receiver.got()).hasSize(12);
        assertThat(only().parked()).isEqualTo(1);
        assertThat(only().lastError()).isEqualTo("http-400");
        receiver.answers(200);
        assertThat(room.endpoints().replay(HOSPITAL, only().id())).isEqualTo(1);
        worker.deliverDue();
        assertThat(only().parked()).isZero();
        assertThat(receiver.got()).hasSize(13);
    }

    @Test
    void deliver_silentForLong_shownAsDead() {
        endpoint("studio", receiver.url());
        receiver.answers(500);
        post("studio");
        for (int i = 0; i < 9; i++) {
            worker.deliverDue();
            clock.advance(Duration.ofHours(2));
        }
        assertThat(only().isDead()).isTrue();
        assertThat(only().waiting()).isEqualTo(1);
    }

    @Test
    void deliver_sentOnToAnotherAddress_notFollowed() {
        try (Receiver other = new Receiver()) {
            endpoint("studio", receiver.url());
            receiver.sendsOnTo(other.url());
            post("studio");
            worker.deliverDue();
            assertThat(other.got()).isEmpty();
            assertThat(only().lastError()).isEqualTo("redirect-refused");
        }
    }

    @Test
    void deliver_tenMegabytesOfAnswer_hungUpOn() {
        endpoint("studio", receiver.url());
        receiver.answers(200, 10L << 20);
        post("studio");
        worker.deliverDue();
        assertThat(only().lastError()).isEqualTo("answer-too-long");
        assertThat(only().waiting()).isEqualTo(1);
    }

    @Test
    void rotate_forAWhile_bothSecretsSign() {
        Endpoint.Made first = endpoint("studio", receiver.url());
        Endpoint.Made second = room.endpoints().rotate(HOSPITAL, first.id());
        post("studio");
        worker.deliverDue();
        Receiver.Got got = receiver.got().get(0);
        long at = Long.parseLong(got.timestamp());
        assertThat(got.signature().split(" "))
                .containsExactly(
                        WebhookSecret.parse(second.secret().reveal())
                                .sign(got.id(), at, got.body()),
                        WebhookSecret.parse(first.secret().reveal())
                                .sign(got.id(), at, got.body()));
        clock.advance(Endpoints.OVERLAP.plusDays(1));
        post("studio");
        worker.deliverDue();
        assertThat(receiver.got().get(1).signature().split(" ")).hasSize(1);
    }

    @Test
    void put_addressInside_refusedUnlessAllowed() {
        WebhookFeature strict = room(WebhookSettings.DEFAULTS);
        for (String url :
                new String[] {
                    receiver.url(),
                    "https://127.0.0.1/x",
                    "https://localhost/x",
                    "https://10.1.2.3/x",
                    "https://[::1]/x",
                    "https://[::ffff:192.168.1.1]/x",
                    "https://user@93.184.215.14/x",
                    "ftp://93.184.215.14/x",
                    "https://0x7f.1/x",
                    "not an address"
                }) {
            assertThatThrownBy(
                            () ->
                                    strict.endpoints()
                                            .put(HOSPITAL, EndpointOwner.SYSTEM, "his", url))
                    .as(url)
                    .isInstanceOfSatisfying(
                            PortalException.class,
                            e -> assertThat(e.errorCode()).isEqualTo(WebhookError.ADDRESS_REFUSED));
        }
        assertThat(
                        strict.endpoints()
                                .put(
                                        HOSPITAL,
                                        EndpointOwner.SYSTEM,
                                        "his",
                                        "https://93.184.215.14/x"))
                .isNotNull();
    }

    @Test
    void replay_endpointOfAnotherHospital_notFound() {
        long id = endpoint("studio", receiver.url()).id();
        assertThatThrownBy(() -> room.endpoints().replay(new HospitalId(8), id))
                .isInstanceOf(PortalException.class);
        assertThatThrownBy(() -> room.endpoints().rotate(new HospitalId(8), id))
                .isInstanceOf(PortalException.class);
    }
}
