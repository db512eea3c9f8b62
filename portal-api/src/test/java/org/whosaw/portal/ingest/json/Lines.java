package org.whosaw.portal.ingest.json;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.ingest.Decoded;

/** Good lines for tests, and ways to read bodies. */
final class Lines {
    private Lines() {}

    static String access(String id) {
        return """
        {"sourceEventId":"%s","sequence":7,"occurredAt":"2026-11-20T10:15:30.123456789+08:00",\
        "system":"emr","terminal":"T1","ip":"192.0.2.7","accessor":{"account":"a","id":"N1",\
        "name":"李演示","role":"nurse","department":"产科","employer":"某公司","onBehalfOf":"王主任",\
        "identity":"shared-account"},"action":"print","purpose":"billing","categories":["billing"],\
        "elements":["name","due-date"],"emergency":true,"emergencyReason":"产后出血",\
        "approvalId":"ap-1","outcome":"minor-failure","subjects":[{"mrn":"M1"},\
        {"identifier":{"system":"urn:x","value":"9"}}],"unknownToUs":{"a":[1,{}]}}\
        """
                .formatted(id);
    }

    static String provision(String id) {
        return """
        {"sourceEventId":"%s","sequence":3,"occurredAt":"2026-11-20T02:15:30Z","system":"emr",\
        "recipient":"insurer","purpose":"insurance-claim","basis":"statutory-duty",\
        "article":"传染病防治法 33","elements":["name","phone"],"method":"file","count":12,\
        "keepUntil":"2027-11-20","destroyedOn":"2026-11-21","onwardOf":"d-0",\
        "deferral":{"law":"刑事诉讼法","article":"150","until":"2027-01-01T00:00:00Z",\
        "approvedBy":"办案机关"},"subjects":[{"mrn":"M1"}]}\
        """
                .formatted(id);
    }

    static List<Decoded<AccessEvent>> accesses(byte[] body) {
        return accesses(new ByteArrayInputStream(body));
    }

    static List<Decoded<AccessEvent>> accesses(String body) {
        return accesses(body.getBytes(StandardCharsets.UTF_8));
    }

    static List<Decoded<AccessEvent>> accesses(InputStream body) {
        return all(JsonLines.accessEvents(body));
    }

    static List<Decoded<Provision>> provisions(String body) {
        return all(
                JsonLines.provisions(
                        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
    }

    private static <T> List<Decoded<T>> all(JsonLines<T> lines) {
        List<Decoded<T>> all = new ArrayList<>();
        try {
            Decoded<T> next = lines.next();
            while (next != null) {
                all.add(next);
                next = lines.next();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return all;
    }

    /** Hands out at most so many bytes at a time, as a slow network does. */
    static InputStream dripping(byte[] body, int atOnce) {
        return new FilterInputStream(new ByteArrayInputStream(body)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return super.read(into, offset, Math.min(length, atOnce));
            }
        };
    }
}
