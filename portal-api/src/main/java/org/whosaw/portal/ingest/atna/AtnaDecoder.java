package org.whosaw.portal.ingest.atna;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.ingest.atna.AtnaFault.FaultException;
import org.whosaw.portal.ingest.fhir.FhirDecoder;
import org.whosaw.portal.ingest.fhir.FhirEntry;
import org.whosaw.portal.ingest.fhir.FhirError;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;

/**
 * Decodes one audit message, with or without a syslog header before it. Pure, safe for threads, and
 * throws nothing for what stands in a message.
 */
public final class AtnaDecoder {
    private static final String EVENT = "EventIdentification";

    private final Set<String> own = new HashSet<>();

    /**
     * @param ownAuthorities the authorities (OIDs or names) of the hospital's own record numbers;
     *     empty when not known
     */
    public AtnaDecoder(List<String> ownAuthorities) {
        for (String each : ownAuthorities) {
            own.add(Character.isDigit(each.charAt(0)) ? "urn:oid:" + each : each);
        }
    }

    /** Decodes the message that is the whole of these bytes; see {@link #decode(byte[],int)}. */
    public AtnaMessage decode(byte[] bytes) {
        return decode(bytes, 1);
    }

    /**
     * Decodes the message that is the whole of these bytes.
     *
     * @param line the line of the body at which it begins
     */
    public AtnaMessage decode(byte[] bytes, int line) {
        SyslogHeader header = SyslogHeader.of(bytes, 0, bytes.length);
        int begins = line + linesBefore(bytes, header.from());
        String id = null;
        try {
            AtnaXml.Read read = AtnaXml.read(bytes, header.from(), bytes.length);
            id = read.id();
            return new AtnaMessage(begins, id, entry(read, header.sequence()), null);
        } catch (FaultException refused) {
            return new AtnaMessage(begins, id, null, refused.fault());
        }
    }

    private static int linesBefore(byte[] bytes, int end) {
        int lines = 0;
        for (int i = 0; i < end; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** Returns the look that a message is, or null when it is about nobody. */
    private @Nullable FhirEntry entry(AtnaXml.Read read, @Nullable Long sequence)
            throws FaultException {
        AtnaNode message = read.root();
        if (!message.name().equals("AuditMessage")) {
            throw fault(message, AtnaError.NOT_AUDIT, "AuditMessage");
        }
        AtnaNode event = message.child(EVENT);
        if (event == null) {
            throw fault(message, AtnaError.REQUIRED, EVENT);
        }
        AtnaNode idNode = event.child("EventID");
        AtnaCode eventId = idNode == null ? null : AtnaCode.of(idNode);
        if (eventId == null || eventId.code() == null) {
            throw fault(event, AtnaError.REQUIRED, EVENT + "/EventID");
        }
        List<AtnaCode> types = new ArrayList<>();
        event.children("EventTypeCode").forEach(each -> types.add(AtnaCode.of(each)));
        AtnaSubjects subjects = new AtnaSubjects(message, own);
        if (subjects.isEmpty() && AtnaKinds.isAboutMachines(eventId, types)) {
            return null;
        }
        AtnaTree tree = new AtnaTree(message, event);
        check(message, tree, subjects, AtnaKinds.mayNameNobody(eventId, types));
        Set<DataCategory> kinds = AtnaKinds.categories(message, eventId, types);
        return decoded(tree, tree.write(read.id(), eventId, types), subjects, kinds, sequence);
    }

    private static void check(
            AtnaNode message, AtnaTree tree, AtnaSubjects subjects, boolean mayNameNobody)
            throws FaultException {
        if (!tree.hasUser()) {
            throw fault(message, AtnaError.NO_USER, "ActiveParticipant");
        }
        if (subjects.isEmpty() && !mayNameNobody) {
            throw fault(message, AtnaError.NO_PATIENT, "ParticipantObjectIdentification");
        }
        AtnaNode tooLong = subjects.tooLong();
        if (tooLong != null) {
            throw new FaultException(
                    AtnaFault.at(
                            tooLong,
                            AtnaError.TOO_LONG,
                            "ParticipantObjectIdentification/@ParticipantObjectID",
                            200));
        }
    }

    private static FhirEntry decoded(
            AtnaTree tree,
            ObjectNode json,
            AtnaSubjects subjects,
            Set<DataCategory> kinds,
            @Nullable Long sequence)
            throws FaultException {
        try {
            FhirEntry entry = FhirDecoder.decodeTree(json, "");
            List<List<SubjectKey>> keys = subjects.keys();
            return new FhirEntry(
                    completed(entry.event(), keys, subjects.unfound(), kinds, sequence),
                    entry.systems(),
                    entry.terminals(),
                    keys,
                    entry.disclosure());
        } catch (PortalException refused) {
            throw new FaultException(told(tree, refused));
        }
    }

    private static AccessEvent completed(
            AccessEvent event,
            List<List<SubjectKey>> keys,
            int unfound,
            Set<DataCategory> kinds,
            @Nullable Long sequence) {
        Integer listed = event.subjectCount();
        if (listed == null && unfound > 0 && !keys.isEmpty()) {
            listed = keys.size() + unfound;
        }
        EnumSet<DataCategory> categories = EnumSet.noneOf(DataCategory.class);
        categories.addAll(event.categories());
        categories.addAll(kinds);
        return new AccessEvent(
                event.sourceEventId(),
                sequence,
                event.occurredAt(),
                event.system(),
                event.terminal(),
                event.ip(),
                event.accessor(),
                event.action(),
                event.purpose(),
                categories,
                event.elements(),
                event.emergency(),
                event.emergencyReason(),
                event.approvalId(),
                event.outcome(),
                keys.stream().map(each -> each.get(0)).toList(),
                event.deferral(),
                listed);
    }

    /** Words a fault of the event that a message maps to as one of the message. */
    private static AtnaFault told(AtnaTree tree, PortalException refused) {
        if (refused.fields().isEmpty()) {
            AtnaNode at = tree.nodeAt("");
            return new AtnaFault(
                    refused.errorCode(), at.line(), at.column(), null, List.of(refused.args()));
        }
        FieldError field = refused.fields().get(0);
        AtnaNode at = tree.nodeAt(field.field());
        return new AtnaFault(
                error(refused.errorCode()),
                at.line(),
                at.column(),
                at.name() + attribute(field.field()),
                field.args());
    }

    private static ErrorCode error(ErrorCode error) {
        if (!(error instanceof FhirError fhir)) {
            return error;
        }
        return switch (fhir) {
            case TOO_LONG -> AtnaError.TOO_LONG;
            case CODE -> AtnaError.CODE;
            case REQUIRED -> AtnaError.REQUIRED;
            case TIME -> AtnaError.TIME;
            default -> AtnaError.VALUE;
        };
    }

    private static String attribute(String path) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        return switch (last) {
            case "action" -> "/@EventActionCode";
            case "outcome" -> "/@EventOutcomeIndicator";
            case "name" -> "/@UserName";
            case "value" -> "/@UserID";
            case "address" -> "/@NetworkAccessPointID";
            default -> "";
        };
    }

    private static FaultException fault(AtnaNode at, AtnaError error, String field) {
        return new FaultException(AtnaFault.at(at, error, field));
    }
}
