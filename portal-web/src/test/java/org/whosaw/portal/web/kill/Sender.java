package org.whosaw.portal.web.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.kill.Letter.Kind;
import org.whosaw.portal.web.process.ServerProcess;

/**
 * Sends letter after letter until the server is gone, and keeps book: which ids were answered for,
 * and which letters were not. Used by one thread at a time.
 */
final class Sender {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KEPT = 5;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Supplier<Letter> letters;
    private final Map<String, String> answered = new LinkedHashMap<>();
    private final List<Letter> unanswered = new ArrayList<>();
    private final List<Letter> lastAnswered = new ArrayList<>();

    Sender(Supplier<Letter> letters) {
        this.letters = letters;
    }

    /** Returns our id for each source event id that was answered accepted, held or duplicate. */
    Map<String, String> answered() {
        return answered;
    }

    int unansweredCount() {
        return unanswered.size();
    }

    /** Sends new letters until one is not answered. */
    void sendUntilTheServerIsGone(ServerProcess server, String token) {
        Letter letter;
        do {
            letter = letters.get();
        } while (send(server, token, letter));
        unanswered.add(letter);
    }

    private boolean send(ServerProcess server, String token, Letter letter) {
        HttpResponse<String> answer = exchange(server, token, letter);
        if (answer == null || answer.statusCode() == 503 || answer.statusCode() == 429) {
            return false;
        }
        ids(letter, answer, false);
        lastAnswered.add(letter);
        if (lastAnswered.size() > KEPT) {
            lastAnswered.remove(0);
        }
        return true;
    }

    /**
     * Sends again what was not answered, and some of what was: the first must be taken, whether it
     * was written or not, the second must all be known under the ids that were told.
     */
    void sendAgain(ServerProcess server, String token) {
        List<Letter> again = List.copyOf(unanswered);
        unanswered.clear();
        for (Letter each : again) {
            assertThat(send(server, token, each)).as("answered after the restart").isTrue();
        }
        for (Letter each : List.copyOf(lastAnswered)) {
            HttpResponse<String> answer = exchange(server, token, each);
            assertThat(answer).isNotNull();
            ids(each, answer, true);
        }
    }

    private @Nullable HttpResponse<String> exchange(
            ServerProcess server, String token, Letter letter) {
        Kind kind = letter.kind();
        HttpRequest request =
                HttpRequest.newBuilder(server.at(kind.path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", kind.type)
                        .method(kind.method, BodyPublishers.ofString(letter.body()))
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException gone) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Keeps the ids that an answer tells, and holds it to what was told before. */
    private void ids(Letter letter, HttpResponse<String> answer, boolean known) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        List<String> told = new ArrayList<>();
        try {
            JsonNode body = JSON.readTree(answer.body());
            switch (letter.kind()) {
                case ACCESSES, DISCLOSURES -> {
                    assertThat(body.path("rejected")).as(answer.body()).isEmpty();
                    body.path("items").forEach(each -> told.add(id(each, known)));
                }
                case FHIR_BUNDLE ->
                        body.path("entry")
                                .forEach(each -> told.add(id(each.path("response"), known)));
                case FHIR_EVENT -> {
                    assertThat(answer.statusCode() == 200 || !known).isTrue();
                    told.add(fhirId(answer.headers().firstValue("Location").orElseThrow()));
                }
                case PATIENTS -> assertThat(answer.body()).doesNotContain("rejected\":[{");
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThat(told).hasSameSizeAs(letter.ids());
        for (int i = 0; i < told.size(); i++) {
            String before = answered.put(letter.ids().get(i), told.get(i));
            assertThat(before == null ? told.get(i) : before).isEqualTo(told.get(i));
        }
    }

    private static String id(JsonNode item, boolean known) {
        String status = item.path("status").asText();
        if (known) {
            assertThat(status).isIn("duplicate", "200 OK");
        } else {
            assertThat(status).isIn("accepted", "held", "duplicate", "200 OK", "201 Created");
        }
        return item.has("location")
                ? fhirId(item.path("location").asText())
                : item.path("id").asText();
    }

    private static String fhirId(String location) {
        return location.replaceAll(".*AuditEvent/([^/]+).*", "$1").replace('-', '_');
    }
}
