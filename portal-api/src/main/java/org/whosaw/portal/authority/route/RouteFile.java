package org.whosaw.portal.authority.route;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whosaw.portal.authority.AuthorityError;
import org.whosaw.portal.complaint.RespondentKind;
import org.whosaw.portal.complaint.Severity;
import org.whosaw.portal.complaint.Topic;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Region;
import org.whosaw.portal.text.Bilingual;

/** Reads a table of routes from CSV. A fault names the row and the column. */
public final class RouteFile {
    private static final String SHIPPED = "/authority/routes.csv";
    private static final Pattern VERSION = Pattern.compile("(?m)^# version (\\S+)\\s*$");
    private static final String ALL = "*";

    private RouteFile() {}

    /** Returns the table that is shipped, unchecked. */
    public static RouteTable shipped() {
        try (InputStream in = RouteFile.class.getResourceAsStream(SHIPPED)) {
            byte[] bytes = Objects.requireNonNull(in).readAllBytes();
            return read(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a table.
     *
     * @throws PortalException with an {@link AuthorityError}, the row and the column
     */
    public static RouteTable read(String text) {
        Matcher version = VERSION.matcher(text);
        if (!version.find()) {
            throw wrong("-", "version");
        }
        List<Route> routes = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .skipEmptyLines(true)
                        .ofNamedCsvRecord(text)) {
            rows.forEach(each -> routes.add(route(new Cells(each))));
        } catch (CsvParseException e) {
            throw wrong("#" + (routes.size() + 1), ",");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RouteTable(version.group(1), routes);
    }

    private static Route route(Cells cells) {
        String to = cells.optional("to");
        return new Route(
                cells.required("row"),
                cells.codes("topic", Topic.class),
                cells.codes("respondent", RespondentKind.class),
                cells.regions(),
                cells.codes("severity", Severity.class),
                cells.date("from", cells.required("from")),
                to.isEmpty() ? null : cells.date("to", to),
                cells.required("lead"),
                cells.list("copied"),
                new Bilingual(cells.required("reason_zh"), cells.required("reason_en")),
                new Bilingual(cells.required("law_zh"), cells.required("law_en")));
    }

    private static PortalException wrong(String row, String column) {
        return new PortalException(AuthorityError.ROW_WRONG, row, column);
    }

    /** The cells of one row, by column. */
    private record Cells(NamedCsvRecord cells) {
        String name() {
            String row = cells.findField("row").orElse("").strip();
            return row.isEmpty() ? "#" + cells.getStartingLineNumber() : row;
        }

        String optional(String column) {
            return cells.findField(column).orElse("").strip();
        }

        String required(String column) {
            String text = optional(column);
            if (text.isEmpty()) {
                throw wrong(name(), column);
            }
            return text;
        }

        List<String> list(String column) {
            String text = optional(column);
            return text.isEmpty() ? List.of() : Arrays.asList(text.split("\\|", -1));
        }

        LocalDate date(String column, String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw wrong(name(), column);
            }
        }

        <E extends Enum<E> & Coded> Set<E> codes(String column, Class<E> type) {
            if (required(column).equals(ALL)) {
                return EnumSet.allOf(type);
            }
            Set<E> codes = EnumSet.noneOf(type);
            for (String each : list(column)) {
                codes.add(Coded.parse(type, each).orElseThrow(() -> wrong(name(), column)));
            }
            return codes;
        }

        Set<Region> regions() {
            if (required("region").equals(ALL)) {
                return Set.of(Region.COUNTRY);
            }
            Set<Region> regions = new HashSet<>();
            for (String each : list("region")) {
                regions.add(Region.parse(each).orElseThrow(() -> wrong(name(), "region")));
            }
            return regions;
        }
    }
}
