package org.whosaw.portal.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A gateway for short messages that keeps what it was given, and refuses what it is told to. */
final class SmsGateway implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, BlockingQueue<String>> codes = new ConcurrentHashMap<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

    SmsGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/",
                exchange -> {
                    JsonNode message = JSON.readTree(exchange.getRequestBody());
                    String phone = message.path("phone").asText();
                    Integer refusal = refusals.get(last(phone));
                    if (refusal == null) {
                        queue(phone).add(message.path("places").path("code").asText());
                    }
                    exchange.sendResponseHeaders(refusal == null ? 200 : refusal, -1);
                    exchange.close();
                });
        server.start();
    }

    /** Adds this gateway to a server's config. */
    ShippedConfig in(ShippedConfig config) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/sms";
        return config.with("${PORTAL_SMS_GATEWAY:-}", url)
                .with("${PORTAL_SMS_SECRET:-}", "a-secret-of-this-test");
    }

    /** Refuses every message to a phone with that status. */
    void refuse(String phone, int status) {
        refusals.put(last(phone), status);
    }

    /** Waits for the next one-time password sent to a phone. */
    String codeFor(String phone) {
        try {
            String code = queue(phone).poll(10, TimeUnit.SECONDS);
            if (code == null) {
                throw new IllegalStateException("no message came");
            }
            return code;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Says whether a phone was sent nothing that was not asked for yet. */
    boolean isQuiet(String phone) {
        return queue(phone).isEmpty();
    }

    private BlockingQueue<String> queue(String phone) {
        return codes.computeIfAbsent(last(phone), key -> new LinkedBlockingQueue<>());
    }

    private static String last(String phone) {
        return phone.substring(Math.max(0, phone.length() - 11));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
