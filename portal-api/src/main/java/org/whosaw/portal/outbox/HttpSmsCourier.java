package org.whosaw.portal.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Ids;

/**
 * Sends short messages through a configured gateway.
 *
 * <p>One POST per message: JSON {@code {id, phone, template, places}}, headers {@code webhook-id},
 * {@code webhook-timestamp} and {@code webhook-signature: v1,<base64>} over {@code id.time.body},
 * as Standard Webhooks 1.0 signs. The gateway repeats nothing for an id it has seen; 2xx means
 * taken.
 */
public final class HttpSmsCourier implements Courier {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SmsSettings settings;
    private final NumberRanges ranges;
    private final Clock clock;
    // Without a gateway nothing is sent, and a start need not load all that TLS asks for.
    private final @Nullable HttpClient client;

    public HttpSmsCourier(SmsSettings settings, NumberRanges ranges, Clock clock) {
        this.settings = settings;
        this.ranges = ranges;
        this.clock = clock;
        this.client = settings.gateway().isEmpty() ? null : client(settings);
    }

    private static HttpClient client(SmsSettings settings) {
        return HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(settings.timeoutSeconds()))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public String channel() {
        return Envelope.SMS;
    }

    @Override
    public void deliver(long id, Envelope envelope) throws CourierException {
        HttpClient sender = client;
        if (sender == null) {
            throw CourierException.lasting("no-gateway");
        }
        if (!ranges.mayReceive(envelope.address())) {
            throw CourierException.lasting("number-never-sent-to");
        }
        String template = settings.templates().get(envelope.template());
        if (template == null) {
            throw CourierException.lasting("no-template-id");
        }
        int status = send(sender, request(id, body(id, template, envelope)));
        if (status / 100 == 2) {
            return;
        }
        boolean passing = status == 408 || status == 429 || status >= 500;
        throw passing
                ? CourierException.passing("http-" + status)
                : CourierException.lasting("http-" + status);
    }

    private static int send(HttpClient client, HttpRequest request) throws CourierException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw CourierException.passing(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CourierException.passing("interrupted");
        }
    }

    private HttpRequest request(long id, String body) {
        String name = "msg_" + Ids.encode(id);
        String time = Long.toString(clock.instant().getEpochSecond());
        return HttpRequest.newBuilder(URI.create(settings.gateway()))
                .timeout(Duration.ofSeconds(settings.timeoutSeconds()))
                .header("Content-Type", "application/json")
                .header("webhook-id", name)
                .header("webhook-timestamp", time)
                .header("webhook-signature", "v1," + sign(name + "." + time + "." + body))
                .header("X-Key-Id", settings.keyId())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static String body(long id, String template, Envelope envelope) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", "msg_" + Ids.encode(id));
        body.put("phone", envelope.address());
        body.put("template", template);
        body.put("places", envelope.places());
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings cannot fail to be written", e);
        }
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            settings.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HmacSHA256 in this JVM", e);
        }
    }
}
