package org.whosaw.portal.ingest.fhir.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.access.AccessReading.Filter;
import org.whosaw.portal.access.AccessTimeline;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.ingest.fhir.FhirError;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Page;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.text.Language;

/** Searches a patient's own list and writes what is found. Safe for threads. */
final class AuditEventSearch {
    private static final int USUAL = 50;

    /** How many pages are looked through for one agent before an answer goes out. */
    private static final int PAGES = 20;

    private final AccessTimeline timeline;
    private final Clock clock;

    AuditEventSearch(AccessTimeline timeline, Clock clock) {
        this.timeline = timeline;
        this.clock = clock;
    }

    /** The parameters, as they came. */
    record Asked(
            @Nullable String patient,
            List<String> date,
            @Nullable String agent,
            @Nullable String count,
            @Nullable String sort,
            @Nullable String cursor,
            Language language) {}

    /**
     * What was found.
     *
     * @param next the cursor of the next page, or null at the end
     */
    record Found(List<ObjectNode> events, @Nullable String next) {}

    /** Returns one page, newest first. */
    Found search(PatientPrincipal patient, Asked asked) {
        if (asked.sort() != null && !asked.sort().isEmpty() && !asked.sort().equals("-date")) {
            throw fault(FhirError.VALUE, "_sort");
        }
        List<Subject> subjects = patient.chosen(subject(asked.patient()));
        SearchDates dates = SearchDates.of(asked.date());
        Filter filter = new Filter(null, null, Set.of(), null, null, dates.from(), dates.to());
        String cursor = asked.cursor();
        List<ObjectNode> events = new ArrayList<>();
        for (int i = 0; i < PAGES; i++) {
            Page<Access> page =
                    timeline.list(
                            new AccessReading(
                                    patient.accountId(),
                                    subjects,
                                    patient.opened(subjects, clock.instant()),
                                    filter,
                                    count(asked.count()),
                                    cursor,
                                    asked.language()));
            for (Access each : page.items()) {
                if (isBy(asked.agent(), each)) {
                    events.add(AuditEventWriter.write(each));
                }
            }
            cursor = page.next();
            if (cursor == null || !events.isEmpty()) {
                break;
            }
        }
        return new Found(events, cursor);
    }

    /** Returns one event of hers; not found for anybody else's as for none. */
    ObjectNode find(PatientPrincipal patient, String id, Language language) {
        OptionalLong event = Ids.parse(IdPrefix.ACCESS, id.replace('-', '_'));
        if (event.isEmpty()) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        AccessReading all =
                new AccessReading(
                        patient.accountId(),
                        patient.subjects(),
                        patient.opened(patient.subjects(), clock.instant()),
                        Filter.NONE,
                        USUAL,
                        null,
                        language);
        return AuditEventWriter.write(timeline.find(all, event.getAsLong()).access());
    }

    private static @Nullable String subject(@Nullable String patient) {
        if (patient == null || patient.isEmpty()) {
            return null;
        }
        String id = patient.substring(patient.lastIndexOf('/') + 1);
        return id.replace('-', '_');
    }

    /** Holds when the one who looked has the code that this patient sees. */
    private static boolean isBy(@Nullable String agent, Access access) {
        if (agent == null || agent.isEmpty()) {
            return true;
        }
        String code = agent.substring(agent.lastIndexOf('/') + 1);
        return code.substring(code.lastIndexOf('|') + 1).equalsIgnoreCase(access.accessor().code());
    }

    private static int count(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return USUAL;
        }
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < 1) {
            throw fault(FhirError.VALUE, "_count");
        }
        return Math.min(AccessReading.MAX_LIMIT, Integer.parseInt(text));
    }

    private static PortalException fault(FhirError error, String parameter) {
        return PortalException.ofFields(error, List.of(new FieldError(parameter, error.code())));
    }

    /** Writes a searchset. */
    static ObjectNode bundle(Found found, String base, String self, @Nullable String next) {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        bundle.put("resourceType", "Bundle");
        bundle.put("type", "searchset");
        ArrayNode links = bundle.putArray("link");
        links.addObject().put("relation", "self").put("url", self);
        if (next != null) {
            links.addObject().put("relation", "next").put("url", next);
        }
        if (!found.events().isEmpty()) {
            ArrayNode entries = bundle.putArray("entry");
            for (ObjectNode each : found.events()) {
                ObjectNode entry = entries.addObject();
                entry.put("fullUrl", base + "/AuditEvent/" + each.path("id").asText());
                entry.set("resource", each);
                entry.putObject("search").put("mode", "match");
            }
        }
        return bundle;
    }
}
