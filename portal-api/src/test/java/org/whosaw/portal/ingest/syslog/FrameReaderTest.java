package org.whosaw.portal.ingest.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.ingest.syslog.SyslogFault.FaultException;

class FrameReaderTest {
    private static final String HEAD = "<85>1 - h a - - - ";
    private static final String XML = "<AuditMessage>一</AuditMessage>";

    private static String frame(String message) {
        return message.getBytes(StandardCharsets.UTF_8).length + " " + message;
    }

    /** Returns the messages, and last the fault or "end". */
    private static List<String> read(String stream) {
        FrameReader frames =
                new FrameReader(
                        new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)), 200);
        List<String> all = new ArrayList<>();
        try {
            byte[] each;
            while ((each = frames.next()) != null) {
                all.add(new String(each, StandardCharsets.UTF_8));
            }
            all.add("end");
        } catch (FaultException fault) {
            all.add(fault.fault().code());
        } catch (IOException e) {
            all.add("broken");
        }
        return all;
    }

    @Test
    void next_octetCounts_countBytesNotCharacters() {
        assertThat(read(frame(HEAD + XML) + frame(XML) + "\n" + frame(HEAD)))
                .containsExactly(HEAD + XML, XML, HEAD, "end");
    }

    @Test
    void next_lines_areMessagesAndSpreadOnesAreWhole() {
        String spread = HEAD + "<?xml version='1.0'?>\n<AuditMessage>\n<x/>\n</AuditMessage>\r\n";

        assertThat(read(HEAD + XML + "\n" + spread + HEAD + "started\n" + HEAD + XML))
                .containsExactly(HEAD + XML + "\n", spread, HEAD + "started\n", HEAD + XML, "end");
    }

    @Test
    void next_lineThatNeverEnds_endsWhereAnotherHeaderBegins() {
        assertThat(read(HEAD + "<AuditMessage>\n<x>\n" + HEAD + XML + "\n"))
                .containsExactly(HEAD + "<AuditMessage>\n<x>\n", HEAD + XML + "\n", "end");
    }

    @Test
    void next_lyingCounts_keepWhatCameBeforeAndName() {
        String good = frame(XML);

        assertThat(read(good + "9999 " + XML)).containsExactly(XML, "syslog.too-large");
        assertThat(read(good + "999999999999 " + XML)).containsExactly(XML, "syslog.too-large");
        assertThat(read(good + "150 " + XML)).containsExactly(XML, "syslog.cut");
        assertThat(read(good + "12")).containsExactly(XML, "syslog.cut");
        assertThat(read(good + "5 " + XML)).endsWith("syslog.framing");
        assertThat(read(good + "5x" + XML)).containsExactly(XML, "syslog.framing");
        assertThat(read(good + "hello")).containsExactly(XML, "syslog.framing");
        assertThat(read(HEAD + "<AuditMessage>\n")).containsExactly("syslog.cut");
        assertThat(read(HEAD + "x".repeat(300))).containsExactly("syslog.too-large");
        assertThat(read(HEAD + "<AuditMessage>" + "\nx".repeat(150)))
                .containsExactly("syslog.too-large");
        assertThat(read("")).containsExactly("end");
    }
}
