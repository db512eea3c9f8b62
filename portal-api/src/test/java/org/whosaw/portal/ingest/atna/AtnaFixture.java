package org.whosaw.portal.ingest.atna;

import java.nio.charset.StandardCharsets;

/** Writes audit messages as senders do; every part may be replaced. */
public final class AtnaFixture {
    private String event =
            "EventActionCode=\"R\" EventDateTime=\"2026-03-02T08:15:30.123456789+08:00\""
                    + " EventOutcomeIndicator=\"0\"";
    private String codes = "<EventID csd-code=\"110110\" codeSystemName=\"DCM\"/>";
    private String participants =
            "<ActiveParticipant UserID=\"N1\" UserName=\"演示护\" UserIsRequestor=\"true\"/>";
    private String source = "<AuditSourceIdentification AuditSourceID=\"HIS\"/>";
    private String objects = patient("M0001");

    public static AtnaFixture aMessage() {
        return new AtnaFixture();
    }

    public static String patient(String id) {
        return "<ParticipantObjectIdentification ParticipantObjectID=\""
                + id.replace("&", "&amp;")
                + "\" ParticipantObjectTypeCode=\"1\" ParticipantObjectTypeCodeRole=\"1\">"
                + "<ParticipantObjectIDTypeCode csd-code=\"2\" codeSystemName=\"RFC-3881\"/>"
                + "<ParticipantObjectName>演示甲一</ParticipantObjectName>"
                + "</ParticipantObjectIdentification>";
    }

    public static String participant(String id, String name, String role) {
        return "<ActiveParticipant UserID=\""
                + id
                + "\" UserName=\""
                + name
                + "\" UserIsRequestor=\"true\">"
                + role
                + "</ActiveParticipant>";
    }

    public AtnaFixture event(String attributes) {
        this.event = attributes;
        return this;
    }

    public AtnaFixture at(String time) {
        return event(
                "EventActionCode=\"R\" EventOutcomeIndicator=\"0\" EventDateTime=\"" + time + "\"");
    }

    public AtnaFixture codes(String xml) {
        this.codes = xml;
        return this;
    }

    public AtnaFixture by(String xml) {
        this.participants = xml;
        return this;
    }

    public AtnaFixture source(String xml) {
        this.source = xml;
        return this;
    }

    public AtnaFixture about(String xml) {
        this.objects = xml;
        return this;
    }

    public String xml() {
        return "<AuditMessage><EventIdentification "
                + event
                + ">"
                + codes
                + "</EventIdentification>"
                + participants
                + source
                + objects
                + "</AuditMessage>";
    }

    public byte[] bytes() {
        return xml().getBytes(StandardCharsets.UTF_8);
    }
}
