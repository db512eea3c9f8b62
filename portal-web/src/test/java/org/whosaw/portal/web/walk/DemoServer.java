package org.whosaw.portal.web.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.whosaw.portal.web.WhoSawApplication;

/**
 * The real server of a small demo world on SQLite, in its own process: the jar where the build has
 * made one, else the classes. Every start has a fresh folder.
 */
final class DemoServer implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path folder;
    private final String base;
    private final JsonNode demo;
    private final HttpClient client = HttpClient.newHttpClient();

    private DemoServer(Process process, Path folder, String base) throws IOException {
        this.process = process;
        this.folder = folder;
        this.base = base;
        awaitPages();
        this.demo = new ObjectMapper().readTree(folder.resolve("demo.json").toFile());
    }

    /** Starts a world of a dozen mothers and waits until its pages are served. */
    static DemoServer start(Path folder) {
        try {
            int port = freePort();
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
            String jar = System.getProperty("portal.jar", "");
            if (!jar.isEmpty() && Files.isRegularFile(Path.of(jar))) {
                command.addAll(List.of("-jar", jar));
            } else {
                command.addAll(List.of("-cp", System.getProperty("java.class.path")));
                command.add(WhoSawApplication.class.getName());
            }
            command.addAll(List.of("demo", "--patients", "12", "--events", "6000"));
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().put("PORTAL_DATA", folder.resolve("data").toString());
            builder.environment().put("PORTAL_PORT", String.valueOf(port));
            builder.environment().put("PORTAL_ADMIN_PORT", String.valueOf(freePort()));
            File log = folder.resolve("server.log").toFile();
            Process process = builder.redirectErrorStream(true).redirectOutput(log).start();
            return new DemoServer(process, folder.resolve("data"), "http://localhost:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitPages() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                send(HttpRequest.newBuilder(URI.create(base + "/help")));
                return;
            } catch (UncheckedIOException e) {
                pause(); // not up yet
            }
        }
        String log = Files.readString(folder.resolveSibling("server.log"));
        close();
        throw new IllegalStateException("the demo was not served:\n" + log);
    }

    private void pause() {
        try {
            if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns the address of a page. */
    String at(String path) {
        return base + path;
    }

    /** Returns the one-time password of every phone. */
    String oneTimePassword() {
        return demo.get("oneTimePassword").asText();
    }

    /** Returns a field of the n-th mother; those with a story come first. */
    String mother(int index, String field) {
        return demo.get("patients").get(index).get(field).asText();
    }

    /** Returns what signs in a member of the staff who has one role. */
    JsonNode staff(String role) {
        for (JsonNode each : demo.get("staff")) {
            if (each.get("roles").get(0).asText().equals(role)) {
                return each;
            }
        }
        throw new IllegalArgumentException("nobody is " + role);
    }

    /** Sends one line of native ingest, as a system of the hospital does. */
    void ingest(String line) {
        send("/api/v1/ingest/access-events", "application/x-ndjson", line + "\n", "accepted");
    }

    /** Sends a list as a spreadsheet program writes it, of rows that are almost somebody's. */
    void ingestDoubtful(String sheet) {
        send(
                "/api/v1/ingest/sheet?system=emr&account=queue-desk&at=2026-11-01T13:00:00Z",
                "text/csv",
                sheet,
                "held");
    }

    private void send(String path, String type, String body, String count) {
        JsonNode system = demo.get("systems").get(0);
        String login = system.get("clientId").asText() + ":" + system.get("clientSecret").asText();
        byte[] bytes = login.getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(URI.create(base + "/oauth/token"))
                                .header(
                                        "Authorization",
                                        "Basic " + Base64.getEncoder().encodeToString(bytes))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "grant_type=client_credentials")));
        HttpResponse<String> taken =
                send(
                        HttpRequest.newBuilder(URI.create(base + path))
                                .header("Authorization", "Bearer " + token(answer.body()))
                                .header("Content-Type", type)
                                .POST(HttpRequest.BodyPublishers.ofString(body)));
        String answered = taken.body().replace(" ", "");
        if (taken.statusCode() != 200 || answered.contains("\"" + count + "\":0")) {
            throw new IllegalStateException("not accepted: " + taken.body());
        }
    }

    private static String token(String answer) {
        try {
            return new ObjectMapper().readTree(answer).get("access_token").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
