package org.whosaw.portal.web.kill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.whosaw.portal.web.kill.Letter.Kind;

/** Writes what one sender sends: events about known, unknown and many persons, all different. */
final class Letters {
    /** How many patients are registered before anything is sent: {@code K0}… */
    static final int KNOWN = 40;

    private static final Instant TIME = Instant.parse("2026-11-20T02:00:00Z");

    private final String sender;
    private final Random random;
    private final AtomicInteger registered;
    private int next;

    /**
     * Creates a writer.
     *
     * @param registered how many of {@code W0}… are registered by now
     */
    Letters(String sender, Random random, AtomicInteger registered) {
        this.sender = sender;
        this.random = random;
        this.registered = registered;
    }

    Letter next(Kind kind, int events) {
        List<String> ids = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            String id = sender + "-" + next++;
            ids.add(id);
            lines.add(
                    switch (kind) {
                        case ACCESSES -> access(id);
                        case DISCLOSURES -> disclosure(id);
                        case FHIR_BUNDLE -> "{\"resource\":" + auditEvent(id) + "}";
                        case FHIR_EVENT -> auditEvent(id);
                        case PATIENTS -> throw new IllegalArgumentException("see patients()");
                    });
        }
        String body =
                kind == Kind.FHIR_BUNDLE
                        ? "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":["
                                + String.join(",", lines)
                                + "]}"
                        : String.join("\n", lines);
        return new Letter(kind, body, ids);
    }

    /** Registers the next awaited patients, who have entries waiting by now. */
    Letter patients(int count) {
        int from = next;
        next += count;
        String body =
                IntStream.range(from, next)
                        .mapToObj(i -> "{\"mrn\":\"W" + i + "\",\"name\":\"演示甲\"}")
                        .collect(Collectors.joining(",", "[", "]"));
        return new Letter(Kind.PATIENTS, body, List.of());
    }

    private String access(String id) {
        return """
        {"sourceEventId":"%s","occurredAt":"%s","system":"emr","terminal":"t%d","ip":"192.0.2.7",\
        "accessor":{"id":"%s"},"action":"view","purpose":"treatment",\
        "elements":["name","phone"],"subjects":[%s]}\
        """
                .formatted(
                        id,
                        time(),
                        random.nextInt(30),
                        random.nextInt(5) == 0 ? "agent1" : "nurse" + random.nextInt(9),
                        subjects());
    }

    private String disclosure(String id) {
        return """
        {"sourceEventId":"%s","occurredAt":"%s","system":"emr","recipient":"insurer",\
        "purpose":"insurance-claim","basis":"consent","elements":["name"],"method":"file",\
        "subjects":[%s]}\
        """
                .formatted(id, time(), subjects());
    }

    private String auditEvent(String id) {
        return """
        {"resourceType":"AuditEvent","id":"%s","type":{"code":"rest"},"action":"R",\
        "recorded":"%s","outcome":"0","agent":[{"name":"林演示","requestor":true}],\
        "source":{"site":"emr"},"entity":[{"what":{"reference":"Patient/%s"}}]}\
        """
                .formatted(id, time(), mrn());
    }

    private Instant time() {
        return TIME.plusSeconds(random.nextInt(86_400));
    }

    private String subjects() {
        int count = random.nextInt(10) == 0 ? 24 : 1;
        return random.ints(count, 0, Integer.MAX_VALUE)
                .mapToObj(i -> mrn())
                .distinct()
                .map(mrn -> "{\"mrn\":\"" + mrn + "\"}")
                .collect(Collectors.joining(","));
    }

    /** Mostly someone known; sometimes someone who is being registered about now. */
    private String mrn() {
        return random.nextInt(6) == 0
                ? "W" + (registered.get() + random.nextInt(12))
                : "K" + random.nextInt(KNOWN);
    }
}
