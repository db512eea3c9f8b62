package org.whosaw.portal.ingest.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.manifest.DayTally;
import org.whosaw.portal.access.manifest.Manifest;
import org.whosaw.portal.access.manifest.ManifestError;
import org.whosaw.portal.access.manifest.Silence;
import org.whosaw.portal.kernel.PortalException;

/** Reads what was signed; fields it does not know are skipped. */
final class ManifestReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 64;
    private static final int MOST_SILENCES = 48;

    private ManifestReader() {}

    /**
     * Returns the manifest.
     *
     * @throws PortalException naming the field at fault
     */
    static Manifest read(byte[] payload) {
        JsonNode json = tree(payload);
        String system = json.path("system").asText("");
        if (system.isEmpty() || system.length() > LONGEST) {
            throw wrong("system");
        }
        LocalDate day = day(json.path("day").asText(""));
        Long events = number(json, "count");
        Long first = number(json, "first");
        Long last = number(json, "last");
        if (events == null) {
            throw wrong("count");
        }
        if ((first == null) != (last == null) || first != null && last != null && first > last) {
            throw wrong("first");
        }
        return new Manifest(
                system,
                day,
                events,
                first,
                last,
                digest(json.path("digest").asText("")),
                silences(json.path("silences"), day));
    }

    private static JsonNode tree(byte[] payload) {
        try {
            JsonNode json = JSON.readTree(payload);
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            throw wrong("payload");
        }
        throw wrong("payload");
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong("day");
        }
    }

    private static @Nullable Long number(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.canConvertToExactIntegral() || !value.canConvertToLong() || value.asLong() < 0) {
            throw wrong(field);
        }
        return value.asLong();
    }

    private static byte[] digest(String text) {
        try {
            byte[] digest = Base64.getUrlDecoder().decode(text);
            if (digest.length == DayTally.BYTES) {
                return digest;
            }
        } catch (IllegalArgumentException e) {
            throw wrong("digest");
        }
        throw wrong("digest");
    }

    private static List<Silence> silences(JsonNode json, LocalDate day) {
        if (json.isMissingNode() || json.isNull()) {
            return List.of();
        }
        if (!json.isArray() || json.size() > MOST_SILENCES) {
            throw wrong("silences");
        }
        List<Silence> silences = new ArrayList<>();
        for (JsonNode each : json) {
            Instant from = time(each.path("from").asText(""));
            Instant to = time(each.path("to").asText(""));
            boolean within =
                    DayTally.dayOf(micros(from)) == day.toEpochDay()
                            && DayTally.dayOf(micros(to.minusMillis(1))) == day.toEpochDay();
            if (!from.isBefore(to) || !within) {
                throw wrong("silences");
            }
            silences.add(new Silence(from, to));
        }
        return silences;
    }

    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }

    private static Instant time(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 1990 && time.getYear() <= 9_000) {
                return time.toInstant();
            }
        } catch (DateTimeParseException e) {
            throw wrong("silences");
        }
        throw wrong("silences");
    }

    private static PortalException wrong(String field) {
        return new PortalException(ManifestError.MALFORMED, field);
    }
}
