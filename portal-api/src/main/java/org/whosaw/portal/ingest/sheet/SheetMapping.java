package org.whosaw.portal.ingest.sheet;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.Purpose;

/**
 * Says how to read one system's sheets.
 *
 * @param system the code of the system that showed the list, in the hospital's directory
 * @param action what a row is: a page of a list, an export, a print…
 * @param headerWithin in how many rows from the top the header may stand
 * @param slots when a part of the day begins, where the sheet says no more, {@code 上午: "08:00"}
 * @param columns by their headers
 */
public record SheetMapping(
        @JsonProperty @NotBlank String system,
        @JsonProperty AccessAction action,
        @JsonProperty Purpose purpose,
        @JsonProperty @Min(1) @Max(200) int headerWithin,
        @JsonProperty Map<String, String> slots,
        @JsonProperty @Valid @NotEmpty List<Column> columns) {
    private static final int HEADER_WITHIN = 30;

    public SheetMapping {
        action = action == null ? AccessAction.LIST : action;
        purpose = purpose == null ? Purpose.UNKNOWN : purpose;
        headerWithin = headerWithin == 0 ? HEADER_WITHIN : headerWithin;
        // In an order that is the same in every process: a stopped file is known again by this
        // text.
        slots = Collections.unmodifiableMap(new TreeMap<>(slots == null ? Map.of() : slots));
        columns = columns == null ? List.of() : List.copyOf(columns);
        if (!namesPersons(columns)) {
            throw new IllegalArgumentException(
                    "a sheet's columns must hold an mrn, an identifier, or both name and phone");
        }
    }

    private static boolean namesPersons(List<Column> columns) {
        return has(columns, Meaning.MRN)
                || has(columns, Meaning.IDENTIFIER)
                || (has(columns, Meaning.NAME) && has(columns, Meaning.PHONE));
    }

    private static boolean has(List<Column> columns, Meaning meaning) {
        return columns.stream().anyMatch(column -> column.means() == meaning);
    }

    /**
     * One column.
     *
     * @param header the texts that may head it, the best known first
     * @param means what it tells of the row, or null for one that was merely shown
     * @param shows what a look at it shows of the woman, or null
     * @param optional whether sheets without it are taken
     * @param identifierSystem for an identifier: the system that gave it
     */
    public record Column(
            @JsonProperty @NotEmpty List<String> header,
            @JsonProperty @Nullable Meaning means,
            @JsonProperty @Nullable Element shows,
            @JsonProperty boolean optional,
            @JsonProperty @Nullable String identifierSystem) {
        public Column {
            header = header == null ? List.of() : List.copyOf(header);
            boolean named = identifierSystem != null && !identifierSystem.isBlank();
            if (means == Meaning.IDENTIFIER && !named) {
                throw new IllegalArgumentException("an identifier needs its identifierSystem");
            }
        }

        /** Returns what the column is called in reports. */
        public String title() {
            return header.get(0);
        }
    }
}
