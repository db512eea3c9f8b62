package org.whosaw.portal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSmsCourierTest {
    private static final String SECRET = "a-secret-of-enough-length";
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC);

    private final List<String> bodies = new ArrayList<>();
    private final List<Map<String, List<String>>> headers = new ArrayList<>();
    private HttpServer gateway;
    private int status = 200;
    private Duration delay = Duration.ZERO;

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext(
                "/sms",
                exchange -> {
                    bodies.add(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    headers.add(exchange.getRequestHeaders());
                    try {
                        Thread.sleep(delay.toMillis());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    private HttpSmsCourier courier(boolean demo) {
        SmsSettings settings =
                new SmsSettings(
                        "http://127.0.0.1:" + gateway.getAddress().getPort() + "/sms",
                        "key-1",
                        SECRET,
                        Map.of("one-time-password.zh-CN", "SMS_1001"),
                        1,
                        List.of("170"));
        return new HttpSmsCourier(settings, new NumberRanges(settings.neverSendTo(), demo), CLOCK);
    }

    private static Envelope to(String phone) {
        return new Envelope(
                Envelope.SMS,
                "one-time-password.zh-CN",
                phone,
                Map.of("code", "123456"),
                Duration.ofMinutes(5));
    }

    @Test
    void deliver_taken_signedAndWhole() throws Exception {
        courier(false).deliver(7, to("+8613900000001"));
        JsonNode body = new ObjectMapper().readTree(bodies.get(0));
        assertThat(body.get("phone").asText()).isEqualTo("+8613900000001");
        assertThat(body.get("template").asText()).isEqualTo("SMS_1001");
        assertThat(body.at("/places/code").asText()).isEqualTo("123456");
        Map<String, List<String>> sent = headers.get(0);
        String id = sent.get("Webhook-id").get(0);
        String time = sent.get("Webhook-timestamp").get(0);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String text = id + "." + time + "." + bodies.get(0);
        String expected =
                Base64.getEncoder()
                        .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(sent.get("Webhook-signature")).containsExactly("v1," + expected);
        assertThat(body.get("id").asText()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void deliver_gatewayBusy_passing(int code) {
        status = code;
        assertThatThrownBy(() -> courier(false).deliver(7, to("+8613900000001")))
                .isInstanceOfSatisfying(
                        CourierException.class, e -> assertThat(e.isLasting()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 404})
    void deliver_gatewayRefuses_lasting(int code) {
        status = code;
        assertThatThrownBy(() -> courier(false).deliver(7, to("+8613900000001")))
                .isInstanceOfSatisfying(
                        CourierException.class, e -> assertThat(e.isLasting()).isTrue());
    }

    @Test
    void deliver_gatewaySlow_passing() {
        delay = Duration.ofSeconds(2);
        assertThatThrownBy(() -> courier(false).deliver(7, to("+8613900000001")))
                .isInstanceOfSatisfying(
                        CourierException.class, e -> assertThat(e.isLasting()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"+8615400000001", "+8617000000001", "+86110", "110", "+8610086"})
    void deliver_numberNeverSentTo_refusedBeforeTheGateway(String phone) {
        assertThatThrownBy(() -> courier(false).deliver(7, to(phone)))
                .hasMessage("number-never-sent-to");
        assertThat(bodies).isEmpty();
    }

    @Test
    void settings_unsafe_refused() {
        assertThatThrownBy(
                        () ->
                                new SmsSettings(
                                        "http://example.org/sms",
                                        "",
                                        SECRET,
                                        Map.of(),
                                        1,
                                        List.of()))
                .hasMessageContaining("https");
        assertThatThrownBy(
                        () ->
                                new SmsSettings(
                                        "https://example.org", "", "short", Map.of(), 1, List.of()))
                .hasMessageContaining("PORTAL_SMS_SECRET");
    }
}
