package org.whosaw.portal.ingest.sheet;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.sheet.SheetMapping.Column;
import org.whosaw.portal.ingest.sheet.grid.GridCell;
import org.whosaw.portal.kernel.Element;

/** A row held against a mapping: which column of the sheet is which column of the mapping. */
final class HeaderMatch {
    private static final Pattern NOISE = Pattern.compile("\\([^)]*\\)|[\\s*:：_]");

    private final Map<Integer, Column> byIndex = new TreeMap<>();
    private final Map<Meaning, Integer> byMeaning = new EnumMap<>(Meaning.class);
    private final Map<Integer, Set<String>> titles = new TreeMap<>();
    private final List<Column> absent = new ArrayList<>();
    private final List<Integer> unknown = new ArrayList<>();

    /** The two rows of a header that stands in two. */
    private final List<String> upper = new ArrayList<>();

    private final List<String> lower = new ArrayList<>();

    private HeaderMatch() {}

    static HeaderMatch of(SheetMapping mapping, List<GridCell> cells) {
        return ofTexts(mapping, cells.stream().map(cell -> normal(cell.text())).toList());
    }

    /** Reads two rows as one header: what stands below heads a column, or else what is above. */
    static HeaderMatch of(SheetMapping mapping, List<GridCell> above, List<GridCell> below) {
        List<String> upper = above.stream().map(cell -> normal(cell.text())).toList();
        List<String> lower = below.stream().map(cell -> normal(cell.text())).toList();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < Math.max(upper.size(), lower.size()); i++) {
            String own = i < lower.size() ? lower.get(i) : "";
            texts.add(own.isEmpty() && i < upper.size() ? upper.get(i) : own);
        }
        HeaderMatch match = ofTexts(mapping, texts);
        match.upper.addAll(upper);
        match.lower.addAll(lower);
        return match;
    }

    private static HeaderMatch ofTexts(SheetMapping mapping, List<String> texts) {
        HeaderMatch match = new HeaderMatch();
        for (Column column : mapping.columns()) {
            int index = match.find(column, texts);
            if (index >= 0) {
                match.byIndex.put(index, column);
                match.titles.put(
                        index,
                        column.header().stream()
                                .map(HeaderMatch::normal)
                                .collect(Collectors.toSet()));
                Meaning means = column.means();
                if (means != null) {
                    match.byMeaning.putIfAbsent(means, index);
                }
            } else if (!column.optional()) {
                match.absent.add(column);
            }
        }
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).isEmpty() && !match.byIndex.containsKey(i)) {
                match.unknown.add(i);
            }
        }
        return match;
    }

    private int find(Column column, List<String> texts) {
        for (String header : column.header()) {
            String wanted = normal(header);
            for (int i = 0; i < texts.size(); i++) {
                if (texts.get(i).equals(wanted) && !byIndex.containsKey(i)) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Brings a header to one form: width, case, spaces, stars and what stands in brackets. */
    static String normal(String header) {
        String wide = Normalizer.normalize(header, Normalizer.Form.NFKC);
        return NOISE.matcher(wide).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Says whether rows below it can be told apart: all that is asked for is there. */
    boolean isHeader() {
        return absent.isEmpty() && namesPersons();
    }

    private boolean namesPersons() {
        return byMeaning.containsKey(Meaning.MRN)
                || byMeaning.containsKey(Meaning.IDENTIFIER)
                || byMeaning.containsKey(Meaning.NAME) && byMeaning.containsKey(Meaning.PHONE);
    }

    /** Returns how many columns of the mapping are there. */
    int found() {
        return byIndex.size();
    }

    /** Returns what the mapping asks for and the row lacks. */
    String absent() {
        List<String> titles = new ArrayList<>(absent.stream().map(Column::title).toList());
        return String.join(", ", titles);
    }

    /** Returns where columns stand that the mapping does not know. */
    List<Integer> unknown() {
        return unknown;
    }

    /** Returns where a meaning stands, or null. */
    @Nullable Integer index(Meaning meaning) {
        return byMeaning.get(meaning);
    }

    Column column(int index) {
        return java.util.Objects.requireNonNull(byIndex.get(index));
    }

    /** Returns what the mapping makes of a column, or null when it does not know it. */
    @Nullable Column columnOrNull(int index) {
        return byIndex.get(index);
    }

    /** Says whether a row repeats the header, as printed pages do; most rows differ at once. */
    boolean isAgain(List<GridCell> cells) {
        if (!upper.isEmpty()) {
            return isRow(upper, cells) || isRow(lower, cells);
        }
        for (Map.Entry<Integer, Set<String>> each : titles.entrySet()) {
            int index = each.getKey();
            String text = index < cells.size() ? normal(cells.get(index).text()) : "";
            if (!each.getValue().contains(text)) {
                return false;
            }
        }
        return !titles.isEmpty();
    }

    private static boolean isRow(List<String> titles, List<GridCell> cells) {
        for (int i = 0; i < Math.max(titles.size(), cells.size()); i++) {
            String title = i < titles.size() ? titles.get(i) : "";
            String text = i < cells.size() ? normal(cells.get(i).text()) : "";
            if (!title.equals(text)) {
                return false;
            }
        }
        return true;
    }

    /** Returns what a look at these columns shows. */
    Set<Element> shown() {
        EnumSet<Element> shown = EnumSet.noneOf(Element.class);
        for (Column column : byIndex.values()) {
            Element shows = column.shows();
            if (shows != null) {
                shown.add(shows);
            }
        }
        return shown;
    }
}
