package org.whosaw.portal.access;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessReading.Filter;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.text.Language;

/** The query parameters of the list, as they came; {@link #reading} checks them. */
public final class AccessQuery {

    @QueryParam("window")
    @Parameter(schema = @Schema(example = "7d"))
    @Nullable String window;

    @QueryParam("category")
    @Parameter(schema = @Schema(example = "contact"))
    @Nullable String category;

    @QueryParam("element")
    @Parameter(description = "several by comma: entries that showed all of them")
    @Nullable String element;

    @QueryParam("department")
    @Nullable String department;

    @QueryParam("system")
    @Nullable String system;

    @QueryParam("from")
    @Parameter(description = "RFC 3339, or a day in Shanghai")
    @Nullable String from;

    @QueryParam("to")
    @Parameter(description = "RFC 3339, or a day in Shanghai, to its end")
    @Nullable String to;

    @QueryParam("limit")
    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200"))
    @Nullable String limit;

    @QueryParam("cursor")
    @Nullable String cursor;

    @QueryParam("subject")
    @Parameter(description = "pt_…; all her own without it")
    @Nullable String subject;

    /** Returns what the parameters ask for. */
    AccessReading reading(PatientPrincipal patient, Clock clock, Language language) {
        List<Subject> subjects = patient.chosen(subject);
        return new AccessReading(
                patient.accountId(),
                subjects,
                patient.opened(subjects, clock.instant()),
                new Filter(
                        window(),
                        code("category", DataCategory.class, category),
                        elements(),
                        department,
                        system,
                        time("from", from, false),
                        time("to", to, true)),
                limit(),
                cursor,
                language);
    }

    /** Returns a reading of what is new since a time, as it was asked, for one subject or all. */
    public static AccessReading since(
            PatientPrincipal patient,
            Clock clock,
            @Nullable String since,
            @Nullable String subject,
            Language language) {
        List<Subject> subjects = patient.chosen(subject);
        Filter filter =
                new Filter(null, null, Set.of(), null, null, time("since", since, false), null);
        return new AccessReading(
                patient.accountId(),
                subjects,
                patient.opened(subjects, clock.instant()),
                filter,
                AccessReading.MAX_LIMIT,
                null,
                language);
    }

    /** Returns a reading of everything the patient may see. */
    static AccessReading everything(PatientPrincipal patient, Clock clock, Language language) {
        return new AccessReading(
                patient.accountId(),
                patient.subjects(),
                patient.opened(patient.subjects(), clock.instant()),
                Filter.NONE,
                50,
                null,
                language);
    }

    @Nullable AccessWindow window() {
        return code("window", AccessWindow.class, window);
    }

    private Set<Element> elements() {
        EnumSet<Element> all = EnumSet.noneOf(Element.class);
        if (element != null) {
            for (String each : element.split(",", 64)) {
                Element found = code("element", Element.class, each.strip());
                if (found != null) {
                    all.add(found);
                }
            }
        }
        return all;
    }

    private static <E extends Enum<E> & Coded> @Nullable E code(
            String name, Class<E> type, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return Coded.parse(type, text).orElseThrow(() -> fault(name, "unknown-code"));
    }

    private static @Nullable Instant time(String name, @Nullable String text, boolean end) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            if (text.length() == 10) {
                LocalDate day = LocalDate.parse(text).plusDays(end ? 1 : 0);
                return day.atStartOfDay(ChinaTime.ZONE).toInstant().minusNanos(end ? 1_000 : 0);
            }
            // An unescaped plus in an address arrives as a space.
            Instant time = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            if (Micros.isStorable(time)) {
                return time;
            }
        } catch (DateTimeParseException e) {
            throw fault(name, "malformed");
        }
        throw fault(name, "malformed");
    }

    private int limit() {
        if (limit == null || limit.isEmpty()) {
            return 50;
        }
        if (!limit.matches("[0-9]{1,6}") || Integer.parseInt(limit) < 1) {
            throw fault("limit", "out-of-range");
        }
        return Math.min(AccessReading.MAX_LIMIT, Integer.parseInt(limit));
    }

    private static PortalException fault(String field, String code) {
        return PortalException.ofFields(
                KernelError.INVALID_FIELDS, List.of(new FieldError(field, code)));
    }
}
