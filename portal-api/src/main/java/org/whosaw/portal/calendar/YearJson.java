package org.whosaw.portal.calendar;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PortalException;

/**
 * Reads one year of JSON: {@code {"year", "papers": […], "days": [{"name", "date", "isOffDay"}]}}.
 * Token by token, so that a fault can name its line; other keys are passed over.
 */
final class YearJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser json;
    private final List<Line> papers = new ArrayList<>();
    private final List<Entry> days = new ArrayList<>();
    private long year;
    private int yearLine = 1;
    private int daysLine = 1;

    private YearJson(JsonParser json) {
        this.json = json;
    }

    private record Line(String text, int line) {}

    private record Entry(LocalDate date, boolean isOff, String name, int line) {}

    static CalendarYear read(String text) {
        try (JsonParser json = FACTORY.createParser(text)) {
            return new YearJson(json).read();
        } catch (JsonProcessingException e) {
            @Nullable JsonLocation at = e.getLocation();
            throw new PortalException(CalendarError.MALFORMED, at == null ? 1 : at.getLineNr());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CalendarYear read() throws IOException {
        demand(json.nextToken(), JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            switch (key) {
                case "year" -> year(value);
                case "papers" -> papers(value);
                case "days" -> days(value);
                default -> json.skipChildren();
            }
        }
        demand(json.currentToken(), JsonToken.END_OBJECT);
        if (json.nextToken() != null) {
            throw fault(CalendarError.MALFORMED);
        }
        YearBuilder built = new YearBuilder(year, yearLine);
        papers.forEach(each -> built.paper(each.text(), each.line()));
        days.forEach(
                each ->
                        built.day(
                                each.date(),
                                each.isOff() ? DayKind.REST : DayKind.WORK,
                                each.name(),
                                each.line()));
        return built.build(daysLine);
    }

    private void year(JsonToken value) throws IOException {
        yearLine = line();
        if (value != JsonToken.VALUE_NUMBER_INT
                || json.getNumberType() != JsonParser.NumberType.INT) {
            throw fault(CalendarError.YEAR_WRONG);
        }
        year = json.getLongValue();
    }

    private void papers(JsonToken value) throws IOException {
        demand(value, JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            demand(json.currentToken(), JsonToken.VALUE_STRING);
            papers.add(new Line(json.getText(), line()));
        }
    }

    private void days(JsonToken value) throws IOException {
        daysLine = line();
        demand(value, JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            demand(json.currentToken(), JsonToken.START_OBJECT);
            days.add(day());
        }
    }

    private Entry day() throws IOException {
        int line = line();
        @Nullable LocalDate date = null;
        @Nullable Boolean isOff = null;
        String name = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            switch (key) {
                case "date" -> {
                    demand(value, JsonToken.VALUE_STRING);
                    line = line();
                    date = YearBuilder.date(json.getText(), line);
                }
                case "isOffDay" -> {
                    if (value == null || !value.isBoolean()) {
                        throw fault(CalendarError.MALFORMED);
                    }
                    isOff = json.getBooleanValue();
                }
                case "name" -> {
                    demand(value, JsonToken.VALUE_STRING);
                    name = json.getText();
                }
                default -> json.skipChildren();
            }
        }
        if (date == null || isOff == null) {
            throw new PortalException(CalendarError.MALFORMED, line);
        }
        return new Entry(date, isOff, name, line);
    }

    private void demand(@Nullable JsonToken found, JsonToken wanted) {
        if (found != wanted) {
            throw fault(CalendarError.MALFORMED);
        }
    }

    private PortalException fault(CalendarError error) {
        return new PortalException(error, line());
    }

    private int line() {
        return json.currentTokenLocation().getLineNr();
    }
}
