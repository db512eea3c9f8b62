package org.whosaw.portal.ingest.atna.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.ingest.atna.AtnaError;

class AtnaBodiesTest {
    private static final String ONE = "<AuditMessage>一</AuditMessage>";

    private static List<String> cut(String body) throws IOException {
        AtnaBodies bodies =
                new AtnaBodies(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        List<String> all = new ArrayList<>();
        AtnaBodies.Slice slice;
        while ((slice = bodies.next()) != null) {
            all.add(
                    slice.line()
                            + ":"
                            + (slice.fault() == null
                                    ? new String(slice.bytes(), StandardCharsets.UTF_8)
                                    : slice.fault().error().code()));
        }
        return all;
    }

    @Test
    void next_concatenated_isCutBehindEachRoot() throws IOException {
        assertThat(cut(ONE + "\n\n<?xml version='1.0'?>\n" + ONE + "\n"))
                .containsExactly("1:" + ONE, "1:\n\n<?xml version='1.0'?>\n" + ONE);
        assertThat(cut("<a:AuditMessage/></a:AuditMessage >" + ONE)).hasSize(2);
        assertThat(cut(" \n \uFEFF")).isEmpty();
    }

    @Test
    void next_octetCounts_countBytes() throws IOException {
        int length = ONE.getBytes(StandardCharsets.UTF_8).length;
        String frame = length + " " + ONE;

        assertThat(cut(frame + frame + "\n" + frame))
                .containsExactly("1:" + ONE, "1:" + ONE, "2:" + ONE);
    }

    @Test
    void next_lyingCounts_keepWhatCameBeforeAndWhatComes() throws IOException {
        int length = ONE.getBytes(StandardCharsets.UTF_8).length;
        String frame = length + " " + ONE;

        for (String lie : List.of("9999 ", "99999999999 ", "x", "", length + 3 + " ", "9 ")) {
            assertThat(cut(frame + lie + ONE + frame + ONE))
                    .as(lie)
                    .containsExactly(
                            "1:" + ONE, "1:atna.count", "1:" + ONE, "1:" + ONE, "1:" + ONE);
        }
    }

    @Test
    void next_somethingElseBetween_takesNoMessageWithIt() throws IOException {
        String header = "<85>1 2026-11-21T05:10:00Z host app 12 IHE+RFC-3881 - ";

        assertThat(cut(ONE + "rubbish\n" + ONE + "<x/>" + header + ONE + "<!-- a -->" + ONE))
                .containsExactly(
                        "1:" + ONE,
                        "1:atna.malformed",
                        "2:" + ONE,
                        "2:atna.malformed",
                        "2:" + header + ONE,
                        "2:<!-- a -->" + ONE);
    }

    @Test
    void next_messageThatDoesNotEnd_takesNoOtherWithIt() throws IOException {
        assertThat(cut("<AuditMessage><x>\n<?xml version='1.0'?>" + ONE + ONE))
                .containsExactly(
                        "1:<AuditMessage><x>\n", "2:<?xml version='1.0'?>" + ONE, "2:" + ONE);
    }

    @Test
    void next_messageTooLarge_isSkippedUpToItsEnd() throws IOException {
        String large = "<AuditMessage>" + "x".repeat(AtnaBodies.MAX_MESSAGE) + "</AuditMessage>";

        assertThat(cut(large + ONE)).containsExactly("1:" + AtnaError.TOO_LARGE.code(), "1:" + ONE);
    }
}
