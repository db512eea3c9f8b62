package org.whosaw.portal.web.patient.timeline;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessReading.Filter;
import org.whosaw.portal.access.AccessWindow;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.web.patient.Windows;

/**
 * Holds what the list's address asks for. What cannot be read asks for nothing, so an old link
 * still opens a list.
 */
public final class AccessQuery {
    private static final int LONGEST = 200;

    @QueryParam("window")
    private @Nullable String window;

    @QueryParam("category")
    private @Nullable String category;

    @QueryParam("department")
    private @Nullable String department;

    @QueryParam("system")
    private @Nullable String system;

    @QueryParam("entry")
    private @Nullable String entry;

    @QueryParam("from")
    private @Nullable String from;

    @QueryParam("to")
    private @Nullable String to;

    @QueryParam("cursor")
    private @Nullable String cursor;

    /** Returns the window asked for, or null. */
    public @Nullable AccessWindow window() {
        return Windows.parse(window).orElse(null);
    }

    /** Returns the kind of data asked for, or null. */
    public @Nullable DataCategory category() {
        String code = text(category);
        return code == null ? null : Coded.parse(DataCategory.class, code).orElse(null);
    }

    public @Nullable String department() {
        return text(department);
    }

    public @Nullable String system() {
        return text(system);
    }

    /** Returns the entry number typed, or null. */
    public @Nullable String entry() {
        return text(entry);
    }

    public @Nullable String cursor() {
        return text(cursor);
    }

    public @Nullable LocalDate from() {
        return day(from);
    }

    public @Nullable LocalDate to() {
        return day(to);
    }

    /** Returns how many filters are on. */
    int count() {
        int count = category() == null ? 0 : 1;
        count += department() == null ? 0 : 1;
        count += system() == null ? 0 : 1;
        count += from() == null && to() == null ? 0 : 1;
        return count;
    }

    /** Returns the filter of the room, within a window. */
    Filter filter(AccessWindow within) {
        LocalDate last = to();
        // Dates that she names reach beyond the window.
        boolean dated = from() != null || last != null;
        return new Filter(
                dated ? AccessWindow.ALL : within,
                category(),
                Set.of(),
                department(),
                system(),
                start(from()),
                last == null ? null : start(last.plusDays(1)));
    }

    /** Returns the address of the page after this one. */
    String next(AccessWindow within, String cursor) {
        UriBuilder address = UriBuilder.fromPath("/accesses").queryParam("window", within.code());
        add(address, "category", category);
        add(address, "department", department);
        add(address, "system", system);
        add(address, "from", from);
        add(address, "to", to);
        return address.queryParam("cursor", cursor).build().toString();
    }

    private static void add(UriBuilder address, String name, @Nullable String value) {
        String given = text(value);
        if (given != null) {
            address.queryParam(name, "{" + name + "}").resolveTemplate(name, given);
        }
    }

    private static @Nullable String text(@Nullable String value) {
        if (value == null || value.isBlank() || value.length() > LONGEST) {
            return null;
        }
        return value.strip();
    }

    private static @Nullable LocalDate day(@Nullable String value) {
        String text = text(value);
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() < 1900 || day.getYear() > 2200 ? null : day;
        } catch (DateTimeParseException e) {
            return null; // not a day: asks for nothing
        }
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ChinaTime.ZONE).toInstant();
    }
}
