package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the HTTP server refuses before the application is asked is refused in our words too. */
class RefusalsBelowTest {
    private static final String MARK = "Mark7fQx9Z";

    @TempDir static Path folder;
    static RunningPortal portal;
    static PortalPeople people;

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(folder);
        people = new PortalPeople(portal, folder);
    }

    @AfterAll
    static void stop() {
        people.close();
        portal.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/" + MARK + "%zz",
                "/" + MARK + "%",
                "/api/v1/me/%00" + MARK,
                "/api/v1/me/..%2f" + MARK,
                "/api/v1/me/accesses/%2F" + MARK,
                "/a;" + MARK + "/../b",
                "/" + MARK + "\\..\\x",
                "//" + MARK + "//%2e%2e/",
                "/\u0001" + MARK,
                MARK
            })
    void address_unreadable_isOurAnswerWithoutEcho(String target) throws IOException {
        for (String accept : List.of("*/*", "application/json", "text/html,*/*")) {
            for (String language : List.of("zh-CN", "en")) {
                String answer =
                        raw(
                                "GET %s HTTP/1.1\r\nHost: x\r\nAccept: %s\r\nAccept-Language: %s\r\n"
                                        .formatted(target, accept, language));
                assertThat(answer)
                        .startsWith("HTTP/1.1 4")
                        .containsAnyOf("application/problem+json", "<h1>")
                        .doesNotContain(MARK, "Jetty", "Powered", "<h2>");
            }
        }
    }

    /** The server answers these before it has read the headers: nobody knows what was asked. */
    @Test
    void address_unreadable_isAProblemInBothLanguages() throws IOException {
        for (String target : List.of("/%zz", "/api/v1/me/%zz")) {
            String answer =
                    raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nAccept-Language: en\r\n");
            judge(answer);
            assertThat(answer).contains("请求读不懂 / The request cannot be read");
        }
    }

    @Test
    void header_tooLargeOrBroken_isAProblem() throws IOException {
        judge(raw("GET /api HTTP/1.1\r\nHost: x\r\nX: " + MARK.repeat(4_000) + "\r\n"));
        judge(raw("GET /api HTTP/1.1\r\nHost: x\r\nContent-Length: " + MARK + "\r\n"));
        judge(raw("GET /api HTTP/1.1\r\nHost: x\r\n" + MARK + " : y\r\n"));
        judge(raw("GET /api HTTP/1.1\r\n"));
        judge(raw("GET /api HTTP/9.9\r\nHost: " + MARK + "\r\n"));
    }

    private static void judge(String answer) {
        assertThat(answer).doesNotContain(MARK).doesNotContain("Jetty");
        assertThat(answer.substring(9, 10)).as(answer).isIn("4", "5");
        assertThat(answer).contains("application/problem+json", "\"code\":\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a/b/c", "/", "application/json; =", MARK + ";;", "x y/z"})
    void contentType_none_isAProblemInTheLanguageAsked(String type) {
        for (String path : List.of("/api/v1/sign-in/phone", "/oauth/token", "/fhir", "/sign-in")) {
            for (String language : List.of("zh-CN", "en")) {
                HttpResponse<String> answer =
                        portal.send(
                                HttpRequest.newBuilder(portal.at(path))
                                        .header("Content-Type", type)
                                        .header("Accept-Language", language)
                                        .POST(BodyPublishers.ofString("{}")));
                assertThat(answer.statusCode()).as(path).isBetween(400, 499);
                assertThat(answer.headers().firstValue("content-type").orElse("none"))
                        .as(path + " " + type)
                        .containsAnyOf("problem+json", "fhir+json", "application/json");
                assertThat(answer.body()).isNotEmpty().doesNotContain(MARK);
            }
        }
    }

    /** Nobody is believed about where a request came from unless the operator says so. */
    @Test
    void forwardedHeaders_byDefault_areNotBelieved() throws IOException {
        String answer =
                raw(
                        "GET /overview HTTP/1.1\r\n"
                                + "Host: localhost\r\n"
                                + "X-Forwarded-Host: evil.example\r\n"
                                + "X-Forwarded-Proto: https\r\n"
                                + "Forwarded: host=evil.example\r\n");
        assertThat(answer).startsWith("HTTP/1.1 303").doesNotContain("evil.example");
        assertThat(answer).doesNotContain("Location: https");
    }

    /** A cut that falls on the end of a line must not pass for a whole body. */
    @Test
    void gzip_cutAtTheEndOfALine_isTruncated() throws IOException {
        byte[] lines = (event("z-1") + "\n" + event("z-2") + "\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed, 512, true)) {
            out.write(lines);
            out.flush(); // everything is in the stream now, but not its end
        }
        for (int missing : List.of(1, 4, 8)) {
            byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() - missing);
            HttpResponse<String> answer = ingest(cut);
            assertThat(answer.statusCode()).as("without " + missing).isEqualTo(400);
            assertThat(answer.body()).contains("\"body.truncated\"");
        }
        HttpResponse<String> whole = ingest(packed.toByteArray());
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).contains("event.system-unknown").contains("z-2");
    }

    @Test
    void gzip_elsewhere_isUnpackedAndCounted() throws IOException {
        assertThat(putGzip("[{\"code\":\"gz\",\"name\":\"演示\"}]", 0).statusCode()).isEqualTo(200);
        assertThat(putGzip("[{\"code\":\"gz\",\"name\":\"演示\"}]", 6).statusCode()).isEqualTo(400);
        String bomb = "[" + " ".repeat(9 << 20) + "]";
        assertThat(putGzip(bomb, 0).statusCode()).isEqualTo(413);
    }

    private static HttpResponse<String> putGzip(String body, int missing) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() - missing);
        return portal.send(
                HttpRequest.newBuilder(portal.at("/api/v1/directory/systems"))
                        .header("Authorization", "Bearer " + people.firstSystem)
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .PUT(BodyPublishers.ofByteArray(cut)));
    }

    private static HttpResponse<String> ingest(byte[] packed) {
        return portal.send(
                HttpRequest.newBuilder(portal.at("/api/v1/ingest/access-events"))
                        .header("Authorization", "Bearer " + people.firstSystem)
                        .header("Content-Type", "application/x-ndjson")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(packed)));
    }

    private static String event(String id) {
        return "{\"sourceEventId\":\""
                + id
                + "\",\"occurredAt\":\"2026-03-02T09:00:00Z\",\"system\":\"none\",\"accessor\":{},"
                + "\"action\":\"view\",\"subjects\":[]}";
    }

    /** Sends lines that no client library would. */
    private static String raw(String head) throws IOException {
        try (Socket socket = new Socket("localhost", portal.at("/").getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
