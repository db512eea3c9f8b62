package org.whosaw.portal.ingest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.access.AccessError;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessOutcome;
import org.whosaw.portal.access.AccessorClaim;
import org.whosaw.portal.access.AccountKind;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.withheld.Deferral;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.Purpose;

/** Reads an access event; fields it does not know are skipped. */
final class AccessEventReader implements LineReader<AccessEvent> {
    private static final List<String> ACCESSOR =
            List.of("account", "id", "name", "role", "department", "employer", "onBehalfOf");
    private static final int LONGEST = 200;
    private static final int LONGEST_REASON = 2_000;

    /** Holds the fields while a line is read. */
    private static final class Draft {
        private @Nullable String sourceEventId;
        private @Nullable Long sequence;
        private @Nullable Instant occurredAt;
        private @Nullable String system;
        private @Nullable String terminal;
        private @Nullable String ip;
        private AccessorClaim accessor = AccessorClaim.NONE;
        private @Nullable AccessAction action;
        private Purpose purpose = Purpose.UNKNOWN;
        private Set<DataCategory> categories = Set.of();
        private Set<Element> elements = Set.of();
        private boolean emergency;
        private @Nullable String emergencyReason;
        private @Nullable String approvalId;
        private AccessOutcome outcome = AccessOutcome.SUCCESS;
        private @Nullable List<SubjectKey> subjects;
        private @Nullable Deferral deferral;
        private @Nullable Integer subjectCount;
    }

    @Override
    public AccessEvent read(JsonParser parser, Progress progress) throws IOException, FieldFault {
        Draft draft = new Draft();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            field(parser, name, draft);
            if (draft.sourceEventId != null) {
                progress.sourceEventId = draft.sourceEventId;
            }
        }
        return new AccessEvent(
                present(draft.sourceEventId, "sourceEventId"),
                draft.sequence,
                present(draft.occurredAt, "occurredAt"),
                present(draft.system, "system"),
                draft.terminal,
                draft.ip,
                draft.accessor,
                present(draft.action, "action"),
                draft.purpose,
                draft.categories,
                draft.elements,
                draft.emergency,
                draft.emergencyReason,
                draft.approvalId,
                draft.outcome,
                present(draft.subjects, "subjects"),
                draft.deferral,
                draft.subjectCount);
    }

    static <V> V present(@Nullable V value, String field) throws FieldFault {
        if (value == null) {
            throw new FieldFault(JsonError.REQUIRED, field);
        }
        return value;
    }

    private static void field(JsonParser parser, String name, Draft draft)
            throws IOException, FieldFault {
        switch (name) {
            case "sourceEventId" -> draft.sourceEventId = Fields.required(parser, name, LONGEST);
            case "sequence" -> draft.sequence = Fields.number(parser, name);
            case "occurredAt" -> draft.occurredAt = Fields.time(parser, name);
            case "system" -> draft.system = Fields.required(parser, name, LONGEST);
            case "terminal" -> draft.terminal = Fields.optional(parser, name, 64);
            case "ip" -> draft.ip = Fields.optional(parser, name, 64);
            case "accessor" -> draft.accessor = accessor(parser);
            case "action" -> draft.action = Fields.code(parser, name, AccessAction.class);
            case "purpose" -> {
                Purpose purpose = Fields.code(parser, name, Purpose.class);
                draft.purpose = purpose == null ? Purpose.UNKNOWN : purpose;
            }
            case "categories" -> draft.categories = Fields.codes(parser, name, DataCategory.class);
            case "elements" -> draft.elements = Fields.codes(parser, name, Element.class);
            case "emergency" -> draft.emergency = Fields.flag(parser, name);
            case "emergencyReason" ->
                    draft.emergencyReason = Fields.optional(parser, name, LONGEST_REASON);
            case "approvalId" -> draft.approvalId = Fields.optional(parser, name, LONGEST);
            case "outcome" -> {
                AccessOutcome outcome = Fields.code(parser, name, AccessOutcome.class);
                draft.outcome = outcome == null ? AccessOutcome.SUCCESS : outcome;
            }
            case "deferral", "noticeDeferred" -> draft.deferral = DeferralReader.read(parser, name);
            case "subjects" -> draft.subjects = SubjectsReader.read(parser);
            case "subjectCount" -> draft.subjectCount = count(parser, name);
            default -> parser.skipChildren();
        }
    }

    private static @Nullable Integer count(JsonParser parser, String name)
            throws IOException, FieldFault {
        Long count = Fields.number(parser, name);
        if (count == null) {
            return null;
        }
        if (count < 1 || count > AccessEvent.MAX_LISTED) {
            throw new FieldFault(AccessError.FIELD_MALFORMED, name);
        }
        return count.intValue();
    }

    private static AccessorClaim accessor(JsonParser parser) throws IOException, FieldFault {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return AccessorClaim.NONE;
        }
        Fields.object(parser, "accessor");
        @Nullable String[] texts = new String[ACCESSOR.size()];
        AccountKind identity = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            int at = ACCESSOR.indexOf(name);
            if (at >= 0) {
                texts[at] = Fields.optional(parser, "accessor." + name, LONGEST);
            } else if (name.equals("identity")) {
                identity = Fields.code(parser, "accessor.identity", AccountKind.class);
            } else {
                parser.skipChildren();
            }
        }
        return new AccessorClaim(
                texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], texts[6], identity);
    }
}
