package org.whosaw.portal.ingest.sheet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.ContactKey;
import org.whosaw.portal.hospital.FieldChecks;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.ingest.sheet.PageGatherer.Look;
import org.whosaw.portal.ingest.sheet.PageGatherer.LookedRow;
import org.whosaw.portal.ingest.sheet.PeopleTimes.Moment;
import org.whosaw.portal.ingest.sheet.grid.GridCell;
import org.whosaw.portal.kernel.ChinaTime;

/**
 * Reads one row: whose it is, and who looked, where and when. A row that says nothing at all of the
 * look belongs to the look of the row above, as the cells below a merged one do. What a row does
 * not say, the lines above the header may say, and after them the one who sends the file.
 */
final class RowReader {
    private static final int LONGEST = 200;
    private static final List<Meaning> MOMENTS = List.of(Meaning.TIME, Meaning.DATE, Meaning.CLOCK);

    private static final Pattern FOOTER =
            Pattern.compile(
                    "(?:合\\s*计|总\\s*计|小\\s*计|共计|共\\s*\\d+\\s*[条人页行例]|制表|打印|导出"
                            + "|第\\s*\\d+\\s*页|(?:sub)?total\\b|printed\\b|page\\s*\\d)",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}&&[^\\u200C\\u200D]]");

    private static final Pattern DRESSED = Pattern.compile("'?(\\d{11})(?:\\.0)?");

    private final SheetOrigin origin;
    private final Preamble preamble;
    private final PeopleTimes times;

    private String sheet = "";
    private boolean from1904;
    private int row;
    private List<GridCell> cells = List.of();
    private @Nullable HeaderMatch header;
    private @Nullable Look above;
    private @Nullable Look current;

    RowReader(SheetMapping mapping, SheetOrigin origin, Preamble preamble) {
        this.origin = origin;
        this.preamble = preamble;
        this.times = new PeopleTimes(mapping.slots());
    }

    void begin(String sheetName, boolean countsFrom1904) {
        sheet = sheetName;
        from1904 = countsFrom1904;
        above = null;
    }

    /** Forgets the row read last. */
    void end() {
        cells = List.of();
        header = null;
        above = null;
    }

    LookedRow read(int number, List<GridCell> rowCells, HeaderMatch match) throws RowFault {
        row = number;
        cells = rowCells;
        header = match;
        Look before = above;
        current = null;
        above = null; // a row that says something unreadable is not of the look above it
        Look look = before != null && saysNothing() ? before : look();
        current = look;
        above = look;
        return new LookedRow(look, new SheetPage.Row(sheet, number, subject()));
    }

    /** Says whether the row read last is one that lists end with: a sum, who printed it, a page. */
    boolean isFooter() {
        for (GridCell each : cells) {
            if (!each.isBlank()) {
                return FOOTER.matcher(each.text().strip()).lookingAt();
            }
        }
        return false;
    }

    /** Returns the look of the row read last, or null when it could not be read. */
    @Nullable Look current() {
        return current;
    }

    /** Returns what can be read of the look of the row read last. */
    LookTrace trace() {
        Map<Meaning, String> texts = new EnumMap<>(Meaning.class);
        LocalDate date = null;
        LocalTime time = null;
        for (Meaning each : Meaning.values()) {
            if (each.isHers() || cell(each).isBlank()) {
                continue;
            }
            try {
                if (each.isTime()) {
                    Moment moment = moment(each);
                    date = date == null && moment != null ? moment.date() : date;
                    time = time == null && moment != null ? moment.time() : time;
                } else {
                    String text = text(each);
                    if (text != null) {
                        texts.put(each, text);
                    }
                }
            } catch (RowFault unreadable) {
                continue; // this cell says nothing
            }
        }
        return new LookTrace(texts, date, time);
    }

    private SubjectKey subject() throws RowFault {
        String mrn = text(Meaning.MRN);
        if (mrn != null) {
            return SubjectKey.mrn(mrn);
        }
        String identifier = text(Meaning.IDENTIFIER);
        Integer at = index(Meaning.IDENTIFIER);
        if (identifier != null && at != null) {
            String system = Objects.requireNonNull(header).column(at).identifierSystem();
            return new SubjectKey(system == null ? "" : system, identifier);
        }
        return contact();
    }

    private SubjectKey contact() throws RowFault {
        String name = text(Meaning.NAME);
        if (name == null) {
            throw fault(Meaning.NAME, SheetError.NAME_MISSING);
        }
        if (!ContactKey.isUsable(name)) {
            throw fault(Meaning.NAME, SheetError.TEXT);
        }
        GridCell cell = cell(Meaning.PHONE);
        if (cell.isBlank() && cell.kind() == GridCell.Kind.TEXT) {
            throw fault(Meaning.PHONE, SheetError.PHONE_MISSING);
        }
        demandValue(Meaning.PHONE, cell);
        Optional<PhoneNumber> phone = PhoneNumber.parse(number(cell.text().strip()));
        if (phone.isEmpty()) {
            throw fault(Meaning.PHONE, SheetError.PHONE);
        }
        return new ContactKey(phone.get(), name).asSubject();
    }

    /** Returns a phone as it was before a program made it a text or a number with a fraction. */
    private static String number(String text) {
        Matcher dressed = DRESSED.matcher(text);
        return dressed.matches() ? dressed.group(1) : text;
    }

    private Look look() throws RowFault {
        return new Look(
                or(Meaning.ACCOUNT, origin.account()),
                or(Meaning.STAFF_ID, null),
                or(Meaning.STAFF_NAME, null),
                or(Meaning.ROLE, null),
                or(Meaning.DEPARTMENT, null),
                or(Meaning.EMPLOYER, null),
                or(Meaning.TERMINAL, origin.terminal()),
                or(Meaning.IP, null),
                or(Meaning.PAGE, null),
                or(Meaning.EVENT_ID, null),
                time());
    }

    private boolean saysNothing() {
        for (Meaning each : Meaning.values()) {
            if (!each.isHers() && index(each) != null) {
                GridCell cell = cell(each);
                if (!cell.isBlank()) {
                    return false;
                }
            }
        }
        return true;
    }

    private @Nullable String or(Meaning meaning, @Nullable String otherwise) throws RowFault {
        String own = text(meaning);
        if (own != null) {
            return own;
        }
        GridCell said = preamble.of(meaning);
        return said.isBlank() ? otherwise : said.text().strip();
    }

    private Instant time() throws RowFault {
        LocalDate date = null;
        LocalTime time = null;
        for (Meaning each : MOMENTS) {
            Moment moment = moment(each);
            if (moment != null) {
                date = date == null ? moment.date() : date;
                time = time == null ? moment.time() : time;
            }
        }
        if (date != null && time != null) {
            return LocalDateTime.of(date, time).atZone(ChinaTime.ZONE).toInstant();
        }
        if (origin.at() == null || date != null) {
            throw fault(Meaning.TIME, SheetError.TIME_MISSING);
        }
        return origin.at();
    }

    private @Nullable Moment moment(Meaning meaning) throws RowFault {
        GridCell own = cell(meaning);
        demandValue(meaning, own);
        GridCell cell = own.isBlank() ? preamble.of(meaning) : own;
        if (cell.isBlank()) {
            return null;
        }
        int year = origin.year() != 0 ? origin.year() : preamble.year();
        Moment moment = times.read(cell, year, from1904);
        if (moment == null) {
            throw fault(meaning, SheetError.TIME);
        }
        if (moment.lacksYear()) {
            throw fault(meaning, SheetError.YEAR);
        }
        return moment;
    }

    /** Returns what stands in a column of a meaning, or null for nothing. */
    private @Nullable String text(Meaning meaning) throws RowFault {
        GridCell cell = cell(meaning);
        demandValue(meaning, cell);
        if (cell.isBlank()) {
            return null;
        }
        String text = cell.text().strip();
        if (cell.kind() == GridCell.Kind.TEXT && isFormula(text)) {
            throw fault(meaning, SheetError.FORMULA);
        }
        if (text.length() > LONGEST || !FieldChecks.isClean(text)) {
            throw fault(meaning, SheetError.TEXT);
        }
        return text;
    }

    private void demandValue(Meaning meaning, GridCell cell) throws RowFault {
        switch (cell.kind()) {
            case FORMULA -> throw fault(meaning, SheetError.FORMULA);
            case ERROR -> throw fault(meaning, SheetError.CELL_ERROR);
            case UNREADABLE -> throw fault(meaning, SheetError.ENCODING);
            case BROKEN -> throw broken();
            default -> {}
        }
    }

    /** Names the first cell that can not be told from those behind it. */
    private RowFault broken() {
        int at = 0;
        while (cells.get(at).kind() != GridCell.Kind.BROKEN) {
            at++;
        }
        SheetMapping.Column known = header == null ? null : header.columnOrNull(at);
        return new RowFault(
                SheetFault.cell(
                        sheet, row, at, known == null ? "" : known.title(), SheetError.QUOTE));
    }

    /** In separated text a formula is a text that begins as one does, in either width. */
    private static boolean isFormula(String text) {
        return "=+-@＝＋－＠".indexOf(text.charAt(0)) >= 0;
    }

    private GridCell cell(Meaning meaning) {
        Integer at = index(meaning);
        return at == null || at >= cells.size() ? GridCell.EMPTY : plain(cells.get(at));
    }

    /** Returns the cell without the marks that copying from chats and web pages leaves in texts. */
    private static GridCell plain(GridCell cell) {
        return INVISIBLE.matcher(cell.text()).find()
                ? new GridCell(cell.kind(), INVISIBLE.matcher(cell.text()).replaceAll(""))
                : cell;
    }

    private @Nullable Integer index(Meaning meaning) {
        return header == null ? null : header.index(meaning);
    }

    private RowFault fault(Meaning meaning, SheetError error) {
        Integer at = index(meaning);
        return new RowFault(
                at == null
                        ? new SheetFault(sheet, row, null, error, List.of())
                        : SheetFault.cell(
                                sheet,
                                row,
                                at,
                                Objects.requireNonNull(header).column(at).title(),
                                error));
    }
}
