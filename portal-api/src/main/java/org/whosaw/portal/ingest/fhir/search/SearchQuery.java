package org.whosaw.portal.ingest.fhir.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.ingest.fhir.FhirError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;

/**
 * What a search asks, read and checked. A parameter that is not known is left out, as FHIR has it,
 * and so is missing in the link that says what was searched; a strict client is refused.
 *
 * @param patient the code of the person asked for, or null
 * @param identifier an identifier of hers instead, or null
 * @param agent who looked, as asked, or null
 * @param isOfDisclosures whether what was given is asked for, not who looked
 * @param count how many at most
 * @param cursor from the link of the page before, or null
 * @param echo the parameters that are used, but patient and cursor, in their order
 */
record SearchQuery(
        @Nullable String patient,
        @Nullable SubjectKey identifier,
        SearchDates dates,
        @Nullable String agent,
        boolean isOfDisclosures,
        boolean oldestFirst,
        int count,
        @Nullable String cursor,
        List<String> echo) {
    private static final int USUAL = 50;
    private static final Set<String> DISCLOSE =
            Set.of(
                    "disclose",
                    "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle|disclose");
    private static final Set<String> IDENTIFIERS =
            Set.of("patient:identifier", "patient.identifier");
    private static final Set<String> KNOWN =
            Set.of("patient", "date", "agent", "subtype", "_count", "_sort", "cursor", "_format");

    SearchQuery {
        echo = List.copyOf(echo);
    }

    /**
     * Reads parameters.
     *
     * @param strict whether the client would rather be refused than misunderstood
     */
    static SearchQuery of(MultivaluedMap<String, String> given, boolean strict, Instant now) {
        Set<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(KNOWN);
        unknown.removeAll(IDENTIFIERS);
        if (strict && !unknown.isEmpty()) {
            throw fault(unknown.iterator().next());
        }
        List<String> dates = new ArrayList<>(given.getOrDefault("date", List.of()));
        dates.removeIf(String::isEmpty);
        String agent = one(given, "agent");
        String sort = one(given, "_sort");
        String count = one(given, "_count");
        if (sort != null && !sort.equals("date") && !sort.equals("-date")) {
            throw fault("_sort");
        }
        String subtype = one(given, "subtype");
        boolean disclosures = isDisclose(subtype);
        if (disclosures && !dates.isEmpty()) {
            throw fault("date"); // provisions are read from the newest on, whole
        }
        if (disclosures && (agent != null || "date".equals(sort))) {
            throw fault(agent != null ? "agent" : "_sort");
        }
        List<String> echo = new ArrayList<>();
        add(echo, "subtype", subtype);
        dates.forEach(each -> add(echo, "date", each));
        add(echo, "agent", agent);
        add(echo, "_sort", sort);
        add(echo, "_count", count);
        return new SearchQuery(
                subject(one(given, "patient")),
                identifier(given),
                SearchDates.of(dates, now),
                agent,
                disclosures,
                "date".equals(sort),
                count(count),
                one(given, "cursor"),
                echo);
    }

    /** Says whether provisions are asked for; looks are, without a subtype. */
    private static boolean isDisclose(@Nullable String subtype) {
        if (subtype != null && !DISCLOSE.contains(subtype)) {
            throw fault("subtype");
        }
        return subtype != null;
    }

    /** Holds when an identifier of a person stands among the parameters. */
    static boolean namesByIdentifier(MultivaluedMap<String, String> given) {
        return given.keySet().stream().anyMatch(IDENTIFIERS::contains);
    }

    /** Returns what was searched, as the query of an address, for a person named or none. */
    String written(@Nullable String person) {
        List<String> all = new ArrayList<>();
        add(all, "patient", person == null ? null : "Patient/" + AuditEventWriter.fhirId(person));
        all.addAll(echo);
        return String.join("&", all);
    }

    private static void add(List<String> into, String name, @Nullable String value) {
        if (value != null) {
            into.add(name + "=" + URLEncoder.encode(value, UTF_8));
        }
    }

    private static @Nullable String one(MultivaluedMap<String, String> given, String name) {
        List<String> values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw fault(name);
        }
        return values.isEmpty() || values.get(0).isEmpty() ? null : values.get(0).strip();
    }

    private static @Nullable String subject(@Nullable String patient) {
        return patient == null
                ? null
                : patient.substring(patient.lastIndexOf('/') + 1)
                        .toUpperCase(Locale.ROOT)
                        .replaceFirst("^PT[-_]", "pt_");
    }

    private static @Nullable SubjectKey identifier(MultivaluedMap<String, String> given) {
        SubjectKey found = null;
        for (String name : IDENTIFIERS) {
            String text = one(given, name);
            if (text != null) {
                int bar = text.indexOf('|');
                String system = bar < 1 ? SubjectKey.MRN : text.substring(0, bar).strip();
                String value = text.substring(bar + 1).strip();
                if (found != null || value.isEmpty() || value.length() > 200) {
                    throw fault(name);
                }
                found = new SubjectKey(system, value);
            }
        }
        return found;
    }

    private static int count(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < 1) {
            throw fault("_count");
        }
        return Math.min(AccessReading.MAX_LIMIT, Integer.parseInt(text));
    }

    static PortalException fault(String parameter) {
        return PortalException.ofFields(
                FhirError.SEARCH,
                List.of(new FieldError(parameter, FhirError.SEARCH.code(), List.of())));
    }

    @Override
    public String toString() {
        return "SearchQuery[redacted]";
    }
}
