package org.whosaw.portal.ingest.atna;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.atna.AtnaFault.FaultException;
import org.whosaw.portal.ingest.fhir.FhirActionCodes;

/**
 * Writes a message as the FHIR AuditEvent that it maps to: participants become agents, objects
 * entities, codes codings. What decides nothing is left out.
 */
final class AtnaTree {
    private static final Set<String> ENDS =
            Set.of("110150", "110151", "110152", "110153", "110154", "110155");

    /** What DICOM calls the ids of machines: AE title, node, device name. */
    private static final Set<String> DEVICE_IDS = Set.of("110119", "110182", "113877");

    /** What senders write when they know nobody. */
    private static final Set<String> NOBODY =
            Set.of(
                    "unknown",
                    "anonymous",
                    "none",
                    "null",
                    "n/a",
                    "-",
                    "?",
                    "http://www.w3.org/2005/08/addressing/anonymous");

    /** The form that security assertions take: alias, user and issuer. */
    private static final Pattern ASSERTED = Pattern.compile("([^<>]*)<([^<>@]*)@[^<>]*>");

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final String LIFECYCLE =
            "http://terminology.hl7.org/CodeSystem/dicom-audit-lifecycle";
    private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final AtnaNode message;
    private final AtnaNode event;
    private final List<AtnaNode> participants;
    private final List<AtnaNode> objects;

    AtnaTree(AtnaNode message, AtnaNode event) {
        this.message = message;
        this.event = event;
        this.participants = message.children("ActiveParticipant");
        this.objects = message.children("ParticipantObjectIdentification");
    }

    /** Returns where a path of the written event stands in the message. */
    AtnaNode nodeAt(String path) {
        Matcher agent = Pattern.compile("AuditEvent\\.agent\\[(\\d+)].*").matcher(path);
        if (agent.matches()) {
            return participants.get(Integer.parseInt(agent.group(1)));
        }
        Matcher entity = Pattern.compile("AuditEvent\\.entity\\[(\\d+)].*").matcher(path);
        if (entity.matches()) {
            return objects.get(Integer.parseInt(entity.group(1)));
        }
        return path.startsWith("AuditEvent.source") ? message : event;
    }

    /** Returns the event; the id is not FHIR's but ours. */
    ObjectNode write(String id, AtnaCode eventId, List<AtnaCode> types) throws FaultException {
        ObjectNode json = JSON.objectNode();
        json.put("resourceType", "AuditEvent");
        json.put("id", id);
        json.set("type", eventId.coding());
        ArrayNode subtypes = json.putArray("subtype");
        types.forEach(each -> subtypes.add(each.coding()));
        String action = event.text("EventActionCode");
        if (action != null) {
            json.put("action", action.toUpperCase(Locale.ROOT));
        }
        String outcome = event.text("EventOutcomeIndicator");
        if (outcome != null) {
            json.put("outcome", outcome);
        }
        json.put("recorded", time().toString());
        ArrayNode purposes = json.putArray("purposeOfEvent");
        for (AtnaNode each : event.children("PurposeOfUse")) {
            purposes.add(AtnaCode.of(each).concept());
        }
        ArrayNode agents = json.putArray("agent");
        participants.forEach(each -> agents.add(agent(each)));
        json.set("source", source());
        ArrayNode entities = json.putArray("entity");
        objects.forEach(each -> entities.add(entity(each)));
        return json;
    }

    private Instant time() throws FaultException {
        String text = event.text("EventDateTime");
        Instant at = text == null ? null : AtnaTimes.parse(text);
        if (at == null) {
            throw new FaultException(
                    AtnaFault.at(
                            event,
                            text == null ? AtnaError.REQUIRED : AtnaError.TIME,
                            "EventIdentification/@EventDateTime"));
        }
        return at;
    }

    /** Says whether somebody or something is named at all as having taken part. */
    boolean hasUser() {
        return participants.stream()
                .anyMatch(
                        each ->
                                userOf(each) != null
                                        || nameOf(each) != null
                                        || each.text("AlternativeUserID") != null
                                        || each.text("NetworkAccessPointID") != null
                                        || !each.children("RoleIDCode").isEmpty());
    }

    private static @Nullable String known(@Nullable String text) {
        return text == null || NOBODY.contains(text.toLowerCase(Locale.ROOT)) ? null : text;
    }

    private static @Nullable String userOf(AtnaNode participant) {
        String user = known(participant.text("UserID"));
        Matcher own = ASSERTED.matcher(user == null ? "" : user);
        if (own.matches()) {
            user = known(own.group(2).strip());
        } else if (user == null) {
            String name = participant.text("UserName");
            Matcher asserted = ASSERTED.matcher(name == null ? "" : name);
            user = asserted.matches() ? known(asserted.group(2).strip()) : null;
        }
        return user == null || user.isEmpty() ? null : user;
    }

    /** Holds where the source says that no person is at it: by the type of user, or of its id. */
    private static boolean isDevice(AtnaNode participant) {
        AtnaNode type = participant.child("UserIDTypeCode");
        String code = type == null ? null : AtnaCode.of(type).code();
        return "2".equals(participant.text("UserTypeCode"))
                || code != null && DEVICE_IDS.contains(code);
    }

    private static @Nullable String nameOf(AtnaNode participant) {
        String name = known(participant.text("UserName"));
        Matcher asserted = ASSERTED.matcher(name == null ? "" : name);
        if (asserted.matches()) {
            String alias = asserted.group(1).strip();
            return alias.isEmpty() ? null : alias;
        }
        return name;
    }

    private static ObjectNode agent(AtnaNode participant) {
        ObjectNode agent = JSON.objectNode();
        ArrayNode ends = JSON.arrayNode();
        ArrayNode roles = JSON.arrayNode();
        for (AtnaNode each : participant.children("RoleIDCode")) {
            AtnaCode role = AtnaCode.of(each);
            if (role.isDicom() && ENDS.contains(role.code())) {
                ends.add(role.coding());
            } else {
                roles.add(role.concept());
            }
        }
        if (!ends.isEmpty()) {
            agent.putObject("type").set("coding", ends);
        }
        agent.set("role", roles);
        String user = userOf(participant);
        if (user != null) {
            ObjectNode who = agent.putObject("who");
            who.putObject("identifier").put("value", user);
            if (isDevice(participant)) {
                who.put("type", "Device");
            }
        }
        String name = nameOf(participant);
        if (name != null) {
            agent.put("name", name);
        }
        agent.put("requestor", isRequestor(participant));
        String address = participant.text("NetworkAccessPointID");
        if (address != null) {
            ObjectNode network = agent.putObject("network");
            network.put("address", address);
            String type = participant.text("NetworkAccessPointTypeCode");
            if (type != null) {
                network.put("type", type);
            }
        }
        return agent;
    }

    /** Where nothing is said she asked: so RFC 3881 has it, and DICOM always says. */
    private static boolean isRequestor(AtnaNode participant) {
        String text = participant.text("UserIsRequestor");
        return text == null || text.equalsIgnoreCase("true") || text.equals("1");
    }

    private ObjectNode source() {
        ObjectNode source = JSON.objectNode();
        ObjectNode observer = source.putObject("observer");
        for (AtnaNode each : message.children("AuditSourceIdentification")) {
            String id = each.text("AuditSourceID");
            if (id != null && !source.has("site")) {
                source.put("site", id);
            }
            String site = each.text("AuditEnterpriseSiteID");
            if (site != null && !observer.has("display")) {
                observer.put("display", site);
            }
        }
        return source;
    }

    private static ObjectNode entity(AtnaNode object) {
        ObjectNode entity = JSON.objectNode();
        if ("24".equals(object.text("ParticipantObjectTypeCodeRole"))) {
            entity.putObject("role").put("code", "24");
        }
        String lifecycle = object.text("ParticipantObjectDataLifeCycle");
        if (lifecycle != null) {
            entity.putObject("lifecycle").put("system", LIFECYCLE).put("code", lifecycle);
        }
        String listed = listed(object);
        if (listed != null) {
            ObjectNode detail = entity.putArray("detail").addObject();
            detail.put("type", FhirActionCodes.LISTED).put("valueString", listed);
        }
        String labels = object.text("ParticipantObjectSensitivity");
        if (labels != null) {
            ArrayNode all = entity.putArray("securityLabel");
            for (String each : List.of(labels.split("[;,|^ ]+"))) {
                all.addObject().put("system", ACT_CODE).put("code", each.toUpperCase(Locale.ROOT));
            }
        }
        return entity;
    }

    /** Returns how many persons the list showed: in plain digits, or in Base64 as XML has it. */
    private static @Nullable String listed(AtnaNode object) {
        for (AtnaNode each : object.children("ParticipantObjectDetail")) {
            String value = each.text("value");
            if (FhirActionCodes.LISTED.equals(each.text("type")) && value != null) {
                return DIGITS.matcher(value).matches() ? value : plain(value);
            }
        }
        return null;
    }

    private static String plain(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException notBase64) {
            return base64; // refused as what it is, with its place
        }
    }
}
