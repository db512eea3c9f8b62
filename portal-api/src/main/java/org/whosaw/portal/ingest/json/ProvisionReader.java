package org.whosaw.portal.ingest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.withheld.Deferral;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.Purpose;

/** Reads a provision to an outside party; fields it does not know are skipped. */
final class ProvisionReader implements LineReader<Provision> {
    private static final int LONGEST = 200;

    /** Holds the fields while a line is read. */
    private static final class Draft {
        private @Nullable String sourceEventId;
        private @Nullable Long sequence;
        private @Nullable Instant occurredAt;
        private @Nullable String system;
        private @Nullable String recipient;
        private Purpose purpose = Purpose.UNKNOWN;
        private LegalBasis basis = LegalBasis.NOT_STATED;
        private @Nullable String article;
        private Set<Element> elements = Set.of();
        private @Nullable String method;
        private @Nullable Integer count;
        private @Nullable LocalDate keepUntil;
        private @Nullable LocalDate destroyedOn;
        private @Nullable String onwardOf;
        private @Nullable Deferral deferral;
        private @Nullable List<SubjectKey> subjects;
    }

    @Override
    public Provision read(JsonParser parser, Progress progress) throws IOException, FieldFault {
        Draft draft = new Draft();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            field(parser, name, draft);
            if (draft.sourceEventId != null) {
                progress.sourceEventId = draft.sourceEventId;
            }
        }
        return new Provision(
                AccessEventReader.present(draft.sourceEventId, "sourceEventId"),
                draft.sequence,
                AccessEventReader.present(draft.occurredAt, "occurredAt"),
                AccessEventReader.present(draft.system, "system"),
                AccessEventReader.present(draft.recipient, "recipient"),
                draft.purpose,
                draft.basis,
                draft.article,
                draft.elements,
                draft.method,
                draft.count,
                draft.keepUntil,
                draft.destroyedOn,
                draft.onwardOf,
                draft.deferral,
                AccessEventReader.present(draft.subjects, "subjects"));
    }

    private static void field(JsonParser parser, String name, Draft draft)
            throws IOException, FieldFault {
        switch (name) {
            case "sourceEventId" -> draft.sourceEventId = Fields.required(parser, name, LONGEST);
            case "sequence" -> draft.sequence = Fields.number(parser, name);
            case "occurredAt" -> draft.occurredAt = Fields.time(parser, name);
            case "system" -> draft.system = Fields.required(parser, name, LONGEST);
            case "recipient" -> draft.recipient = Fields.required(parser, name, LONGEST);
            case "purpose" -> {
                Purpose purpose = Fields.code(parser, name, Purpose.class);
                draft.purpose = purpose == null ? Purpose.UNKNOWN : purpose;
            }
            case "basis", "legalBasis" -> {
                LegalBasis basis = Fields.code(parser, name, LegalBasis.class);
                draft.basis = basis == null ? LegalBasis.NOT_STATED : basis;
            }
            case "article" -> draft.article = Fields.optional(parser, name, LONGEST);
            case "elements" -> draft.elements = Fields.codes(parser, name, Element.class);
            case "method" -> draft.method = Fields.optional(parser, name, 64);
            case "count" -> draft.count = count(parser);
            case "keepUntil" -> draft.keepUntil = Fields.day(parser, name);
            case "destroyedOn" -> draft.destroyedOn = Fields.day(parser, name);
            case "onwardOf" -> draft.onwardOf = Fields.optional(parser, name, LONGEST);
            case "deferral", "noticeDeferred" -> draft.deferral = DeferralReader.read(parser, name);
            case "subjects" -> draft.subjects = SubjectsReader.read(parser);
            default -> parser.skipChildren();
        }
    }

    private static @Nullable Integer count(JsonParser parser) throws IOException, FieldFault {
        Long count = Fields.number(parser, "count");
        if (count != null && (count < 0 || count > Integer.MAX_VALUE)) {
            throw new FieldFault(JsonError.TYPE, "count");
        }
        return count == null ? null : Math.toIntExact(count);
    }
}
