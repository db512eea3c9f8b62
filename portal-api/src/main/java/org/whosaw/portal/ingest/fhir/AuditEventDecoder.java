package org.whosaw.portal.ingest.fhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.kernel.PortalException;

/**
 * Reads one R4 AuditEvent into an entry, or throws a {@link PortalException} that names the path.
 */
final class AuditEventDecoder {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-._]{1,64}");
    private static final Pattern IP =
            Pattern.compile(
                    "(?:\\d{1,3}\\.){3}\\d{1,3}|(?=.*:)[0-9A-Fa-f:]{2,39}(?:\\.[0-9.]{5,15})?");
    private static final int MAX_REASON = 500;
    private static final ObjectWriter CANONICAL =
            JsonMapper.builder().build().writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);

    private AuditEventDecoder() {}

    /**
     * Decodes an AuditEvent.
     *
     * @param path where it stands, for example {@code Bundle.entry[3].resource}
     * @param system the code of the sender's own system
     */
    static FhirEntry decode(ObjectNode json, String path, String system) {
        FhirNode event = new FhirNode(path, json);
        refuseWhatWeMustUnderstand(event);
        FhirContained contained = new FhirContained(event);
        List<FhirNode> entityNodes = event.list("entity");
        FhirActions actions = new FhirActions(event, entityNodes);
        List<FhirAgent> agents = agents(event, contained);
        FhirAccessor accessor = new FhirAccessor(agents, actions.isRetrieval());
        FhirEntities entities = new FhirEntities(entityNodes, contained);
        List<FhirConcept> purposes = purposes(event, agents, accessor.chosen());
        boolean emergency = FhirPurposes.isEmergency(purposes) || actions.isEmergencyOverride();
        List<List<SubjectKey>> subjects = entities.subjects();
        AccessEvent access =
                new AccessEvent(
                        sourceEventId(event),
                        null,
                        FhirTimes.occurred(event),
                        system,
                        null,
                        ip(accessor),
                        accessor.claim(),
                        actions.action(),
                        FhirPurposes.of(purposes),
                        entities.categories(actions.isRetrieval()),
                        entities.elements(),
                        emergency,
                        emergency ? reason(purposes) : null,
                        null,
                        actions.outcome(),
                        subjects.stream().map(each -> each.get(0)).toList(),
                        null,
                        entities.listed());
        return new FhirEntry(
                access,
                systems(event, contained),
                terminals(accessor),
                subjects,
                actions.isDisclosure() ? disclosure(agents) : null);
    }

    private static void refuseWhatWeMustUnderstand(FhirNode event) {
        refuseModifier(event);
        event.list("agent").forEach(AuditEventDecoder::refuseModifier);
        event.list("entity").forEach(AuditEventDecoder::refuseModifier);
        FhirNode source = event.child("source");
        if (source != null) {
            refuseModifier(source);
        }
        if (event.has("implicitRules")) {
            throw event.fault(FhirError.NOT_UNDERSTOOD, "implicitRules");
        }
    }

    private static void refuseModifier(FhirNode node) {
        if (node.has("modifierExtension")) {
            throw node.fault(FhirError.NOT_UNDERSTOOD, "modifierExtension");
        }
    }

    private static List<FhirAgent> agents(FhirNode event, FhirContained contained) {
        List<FhirAgent> agents = new ArrayList<>();
        for (FhirNode each : event.list("agent")) {
            agents.add(new FhirAgent(each, contained));
        }
        if (agents.isEmpty()) {
            throw event.fault(FhirError.REQUIRED, "agent");
        }
        return agents;
    }

    private static List<FhirConcept> purposes(
            FhirNode event, List<FhirAgent> agents, FhirAgent chosen) {
        List<FhirConcept> purposes = new ArrayList<>();
        addPurposes(purposes, chosen.node(), "purposeOfUse");
        for (FhirAgent each : agents) {
            if (each != chosen) {
                addPurposes(purposes, each.node(), "purposeOfUse");
            }
        }
        addPurposes(purposes, event, "purposeOfEvent");
        return purposes;
    }

    private static void addPurposes(List<FhirConcept> into, FhirNode node, String name) {
        for (FhirNode each : node.list(name)) {
            into.add(each.asConcept());
        }
    }

    private static @Nullable String reason(List<FhirConcept> purposes) {
        for (FhirConcept each : purposes) {
            if (each.text() != null && each.text().length() <= MAX_REASON) {
                return each.text();
            }
        }
        return null;
    }

    /** Returns the resource's id; without one, a digest of the whole content but its narrative. */
    private static String sourceEventId(FhirNode event) {
        String id = event.text("id");
        if (id != null) {
            if (!ID.matcher(id).matches()) {
                throw event.fault(FhirError.VALUE, "id");
            }
            return id;
        }
        ObjectNode content = ((ObjectNode) event.json()).deepCopy();
        content.remove(List.of("id", "meta", "text"));
        try {
            byte[] bytes = CANONICAL.writeValueAsBytes(content);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "sha-256-" + HexFormat.of().formatHex(digest);
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("a tree is always written", impossible);
        }
    }

    private static @Nullable String ip(FhirAccessor accessor) {
        String own = ipOf(accessor.chosen());
        FhirAgent client = accessor.client();
        return own != null || client == null ? own : ipOf(client);
    }

    private static @Nullable String ipOf(FhirAgent agent) {
        String address = agent.address("2");
        return address != null && IP.matcher(address).matches() ? address : null;
    }

    private static List<String> systems(FhirNode event, FhirContained contained) {
        FhirNode source = event.required("source");
        FhirReference observer = FhirReference.of(source.child("observer"), contained);
        Set<String> names = new LinkedHashSet<>();
        addIfPresent(names, source.text("site"));
        observer.identifiers().forEach(each -> addIfPresent(names, each.value()));
        addIfPresent(names, observer.display());
        addIfPresent(names, observer.id());
        return List.copyOf(names);
    }

    private static List<String> terminals(FhirAccessor accessor) {
        Set<String> names = new LinkedHashSet<>();
        addIfPresent(names, accessor.chosen().address("1"));
        FhirAgent client = accessor.client();
        if (client != null) {
            addIfPresent(names, client.address("1"));
            addIfPresent(names, client.name());
            addIfPresent(names, client.who().number());
        }
        return List.copyOf(names);
    }

    private static FhirEntry.Disclosure disclosure(List<FhirAgent> agents) {
        Set<String> recipients = new LinkedHashSet<>();
        String authorizer = null;
        for (FhirAgent each : agents) {
            if (each.is(FhirCodeSystem.DCM, "110152")) {
                addIfPresent(recipients, each.name());
                each.who().identifiers().forEach(id -> addIfPresent(recipients, id.value()));
                addIfPresent(recipients, host(each.address("5")));
                addIfPresent(recipients, each.address("1"));
                addIfPresent(recipients, each.who().id());
            }
            if (each.is(FhirCodeSystem.SNOMED, "429577009")) {
                authorizer = each.name();
            }
        }
        return new FhirEntry.Disclosure(List.copyOf(recipients), authorizer);
    }

    private static @Nullable String host(@Nullable String uri) {
        if (uri == null) {
            return null;
        }
        try {
            return URI.create(uri).getHost();
        } catch (IllegalArgumentException notUri) {
            // Any text may stand there; then it names no host.
            return null;
        }
    }

    private static void addIfPresent(Set<String> names, @Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }
}
