package org.whosaw.portal.ingest.sheet.grid;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.sheet.grid.CharLines.Line;

/**
 * Reads rows of separated text, quoted as RFC 4180 has it: a quoted cell may hold line ends. One
 * whose quote is not closed must not swallow the rows below it. So a cell that goes over line ends
 * is taken only when it ends, ends cleanly, and holds no line that is as wide as a row; otherwise
 * it and what follows in its line are {@link GridCell.Kind#BROKEN}, and the lines below it are rows
 * of their own. Not safe for threads.
 */
final class CsvRows {
    private static final int WIDEST = 1_000;
    private static final int MOST_LINES = 200;
    private static final int MOST_CHARS = 1 << 18;

    private final CharLines lines;
    private final char separator;
    private final int width;
    private final Deque<Line> again = new ArrayDeque<>();

    private List<GridCell> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean quoted;
    private int quoteCell;
    private int quoteLine;
    private int number;

    private enum Taken {
        ENDS,
        /** Inside a quote. */
        GOES_ON,
        /** A quote of a line above is closed where another row's is opened. */
        BROKEN
    }

    /**
     * @param width how many cells a row has that is whole
     */
    CsvRows(Reader text, char separator, int width) {
        this.lines = new CharLines(text);
        this.separator = separator;
        this.width = width;
    }

    /** Goes to the next row that holds anything; false after the last. */
    boolean advance() throws IOException {
        Line first = next();
        while (first != null && first.text().isEmpty() && !first.isTooLong()) {
            first = next();
        }
        if (first == null) {
            return false;
        }
        number = first.number();
        cells = new ArrayList<>(Math.min(width, WIDEST));
        quoted = false;
        if (first.isTooLong()) {
            breakFrom(0);
        } else if (take(first.text(), 0) != Taken.ENDS) {
            takeBelow();
        }
        return true;
    }

    /** Returns the line in which the row begins, counted from 1. */
    int number() {
        return number;
    }

    /** Returns the cells of the row. */
    List<GridCell> cells() {
        return cells;
    }

    private @Nullable Line next() throws IOException {
        Line before = again.poll();
        return before != null ? before : lines.next();
    }

    /** Takes the lines below into the quoted cell, or finds that its quote was not closed. */
    private void takeBelow() throws IOException {
        List<Line> below = new ArrayList<>();
        Taken taken = Taken.GOES_ON;
        while (taken == Taken.GOES_ON) {
            Line line = next();
            if (line == null) {
                break;
            }
            below.add(line);
            if (line.isTooLong() || below.size() > MOST_LINES || cell.length() > MOST_CHARS) {
                break;
            }
            cell.append('\n');
            taken = take(line.text(), below.size());
            boolean inside = taken == Taken.GOES_ON && quoteLine < below.size();
            if (inside && isWide(line.text())) {
                break;
            }
        }
        if (taken != Taken.ENDS) {
            resync(below);
        }
    }

    /** Gives back the lines below the one in which the quote was opened. */
    private void resync(List<Line> below) {
        breakFrom(quoteCell);
        for (int i = below.size() - 1; i >= quoteLine; i--) {
            again.push(below.get(i));
        }
        cell.setLength(0);
    }

    private void breakFrom(int from) {
        while (cells.size() > from) {
            cells.remove(cells.size() - 1);
        }
        do {
            cells.add(GridCell.fault(GridCell.Kind.BROKEN));
        } while (cells.size() < width);
    }

    private boolean isWide(String line) {
        return line.chars().filter(c -> c == separator).count() >= Math.max(1, width - 1);
    }

    /**
     * Takes one line.
     *
     * @param line how many lines below the row's first
     */
    private Taken take(String text, int line) {
        int at = 0;
        while (true) {
            if (!quoted && at < text.length() && text.charAt(at) == '"') {
                quoted = true;
                quoteCell = cells.size();
                quoteLine = line;
                at++;
            }
            if (quoted) {
                at = takeQuoted(text, at);
                if (at < 0) {
                    return Taken.GOES_ON;
                }
            }
            int end = endOfCell(text, at);
            if (quoted && quoteLine < line && !text.substring(at, end).isBlank()) {
                return Taken.BROKEN;
            }
            quoted = false;
            cell.append(text, at, end);
            add();
            if (end == text.length()) {
                return Taken.ENDS;
            }
            at = end + 1;
        }
    }

    /** Takes text up to a closing quote and returns where it goes on behind it, or -1. */
    private int takeQuoted(String text, int from) {
        int at = from;
        while (true) {
            int close = text.indexOf('"', at);
            if (close < 0) {
                cell.append(text, at, text.length());
                return -1;
            }
            cell.append(text, at, close);
            at = close + 1;
            if (at == text.length() || text.charAt(at) != '"') {
                return at;
            }
            cell.append('"');
            at++;
        }
    }

    private int endOfCell(String text, int from) {
        int end = text.indexOf(separator, from);
        return end < 0 ? text.length() : end;
    }

    private void add() {
        if (cells.size() < WIDEST) {
            String text = cell.toString();
            cells.add(
                    text.indexOf(LineText.UNREADABLE) >= 0
                            ? GridCell.fault(GridCell.Kind.UNREADABLE)
                            : GridCell.text(text));
        }
        cell.setLength(0);
    }
}
