package org.whosaw.portal.ingest.sheet;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.sheet.SheetMapping.Column;
import org.whosaw.portal.ingest.sheet.grid.GridCell;

/**
 * What a sheet says above its header: a title with the year, and lines such as {@code 账号：cs-01 终端：2
 * 号机}. Only what tells of the look is taken; the rest is dropped.
 */
final class Preamble {
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20\\d{2})(?!\\d)");
    private static final int LONGEST = 500;

    private final Map<Meaning, GridCell> said = new EnumMap<>(Meaning.class);
    private final Map<String, Meaning> labels = new java.util.HashMap<>();
    private final Pattern labelled;
    private int year;

    Preamble(SheetMapping mapping) {
        List<String> all = new ArrayList<>();
        for (Column column : mapping.columns()) {
            Meaning means = column.means();
            if (means != null && !means.isHers()) {
                for (String header : column.header()) {
                    String label = wide(header);
                    labels.putIfAbsent(label, means);
                    all.add(Pattern.quote(label));
                }
            }
        }
        all.sort((a, b) -> b.length() - a.length());
        labelled = Pattern.compile("(" + String.join("|", all) + ")\\s*:\\s*");
    }

    /** Begins a sheet of that name. */
    void begin(String sheet) {
        said.clear();
        year = 0;
        lookForYear(sheet);
    }

    /** Takes a row above the header. */
    void row(List<GridCell> cells) {
        for (int i = 0; i < cells.size(); i++) {
            String text = wide(cells.get(i).text());
            if (text.isEmpty() || text.length() > LONGEST) {
                continue;
            }
            lookForYear(text);
            Meaning alone =
                    labels.get(text.endsWith(":") ? text.substring(0, text.length() - 1) : text);
            if (alone != null && i + 1 < cells.size() && !cells.get(i + 1).isBlank()) {
                said.putIfAbsent(alone, cells.get(i + 1));
            } else if (!labels.isEmpty()) {
                labelled(text);
            }
        }
    }

    private void labelled(String text) {
        Matcher found = labelled.matcher(text);
        int from = 0;
        Meaning before = null;
        while (found.find()) {
            take(before, text.substring(from, found.start()));
            before = labels.get(found.group(1));
            from = found.end();
        }
        take(before, text.substring(from));
    }

    private void take(@Nullable Meaning meaning, String value) {
        String kept = value.strip().replaceAll("[;,，；、]+$", "").strip();
        if (meaning != null && !kept.isEmpty()) {
            said.putIfAbsent(meaning, GridCell.text(kept));
        }
    }

    private void lookForYear(String text) {
        Matcher found = YEAR.matcher(wide(text));
        if (year == 0 && found.find()) {
            year = Integer.parseInt(found.group(1));
        }
    }

    private static String wide(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    /** Returns what was said of a meaning, or an empty cell. */
    GridCell of(Meaning meaning) {
        return said.getOrDefault(meaning, GridCell.EMPTY);
    }

    /** Returns the sheet's year, or 0. */
    int year() {
        return year;
    }
}
