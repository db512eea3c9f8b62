package org.whosaw.portal.ingest.sheet.rest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.whosaw.portal.access.ListedLook;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.doubt.ContactMatcher.Standing;
import org.whosaw.portal.ingest.sheet.SheetFault;
import org.whosaw.portal.ingest.sheet.SheetListener;
import org.whosaw.portal.ingest.sheet.SheetPage;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.RecordAnswer;

/**
 * Records a file's pages, some thousand rows at a time, and counts. A file gives the same chunks
 * every time it is read, so a reader that was stopped may go on behind those that are durable. Not
 * safe for threads.
 */
public final class SheetIntake implements SheetListener {
    /** How many faults are told one by one; more are counted. */
    public static final int FAULTS_TOLD = 1_000;

    private static final int CHUNK_ROWS = 2_000;

    private final Sink sink;
    private final int skip;
    private final Consumer<SheetTally> durable;
    private final List<SheetPage> chunk = new ArrayList<>();
    private final List<SheetFault> faults = new ArrayList<>();
    private final List<SheetFault> notes = new ArrayList<>();
    private final Map<String, Long> byRule = new TreeMap<>();
    private int chunkRows;
    private int chunks;
    private SheetTally tally = SheetTally.NONE;
    private long refused;

    /** What pages are recorded by. */
    public interface Sink {
        /** Finds the women of a list, see {@code ContactMatcher.settle}. */
        Map<SubjectKey, Standing> settle(Set<SubjectKey> subjects);

        /** Records the looks; durable when it returns. */
        List<RecordAnswer> record(List<ListedLook> lists);
    }

    /**
     * Creates an intake.
     *
     * @param skip how many chunks are durable from an earlier reading
     * @param durable hears of each chunk, with what it added, when it is durable
     */
    public SheetIntake(Sink sink, int skip, Consumer<SheetTally> durable) {
        this.sink = sink;
        this.skip = skip;
        this.durable = durable;
    }

    @Override
    public void page(SheetPage page) {
        chunk.add(page);
        chunkRows += page.rows().size();
        if (chunkRows >= CHUNK_ROWS) {
            flush();
        }
    }

    @Override
    public void refused(SheetFault fault) {
        refused++;
        tell(fault);
    }

    @Override
    public void noted(SheetFault note) {
        if (notes.size() < FAULTS_TOLD) {
            notes.add(note);
        }
    }

    /** Ends the file and returns what became of its rows, earlier chunks left out. */
    public SheetTally finish() {
        flush();
        return tally.plus(new SheetTally(0, refused, 0, 0, 0, 0, refused));
    }

    /** Returns the first of the rows that were refused. */
    public List<SheetFault> faults() {
        return faults;
    }

    /** Returns what is worth knowing. */
    public List<SheetFault> notes() {
        return notes;
    }

    private void flush() {
        if (chunk.isEmpty()) {
            return;
        }
        if (chunks++ >= skip) {
            SheetTally added = recorded();
            tally = tally.plus(added);
            durable.accept(added);
        }
        chunk.clear();
        chunkRows = 0;
    }

    private SheetTally recorded() {
        Set<SubjectKey> subjects = new HashSet<>();
        List<ListedLook> lists = new ArrayList<>(chunk.size());
        for (SheetPage page : chunk) {
            lists.add(new ListedLook(page.event(), page.unread()));
            subjects.addAll(page.event().subjects());
        }
        Map<SubjectKey, Standing> standing = sink.settle(subjects);
        List<RecordAnswer> answers = sink.record(lists);
        SheetTally added = SheetTally.NONE;
        for (int i = 0; i < answers.size(); i++) {
            added = added.plus(count(chunk.get(i), answers.get(i), standing));
        }
        return added;
    }

    private SheetTally count(
            SheetPage page, RecordAnswer answer, Map<SubjectKey, Standing> standing) {
        long rows = page.rows().size();
        ErrorCode error = answer.error();
        if (error != null) {
            for (SheetPage.Row row : page.rows()) {
                tell(new SheetFault(row.sheet(), row.row(), null, error, List.of()));
            }
            return new SheetTally(0, rows, 0, 0, 0, 0, rows);
        }
        if (answer.status() == RecordAnswer.Status.DUPLICATE) {
            return new SheetTally(1, rows, 0, rows, 0, 0, 0);
        }
        long known = 0;
        long doubtful = 0;
        for (SheetPage.Row row : page.rows()) {
            Standing hers = standing.getOrDefault(row.subject(), Standing.UNKNOWN);
            known += hers == Standing.KNOWN ? 1 : 0;
            doubtful += hers == Standing.DOUBTFUL ? 1 : 0;
        }
        return new SheetTally(1, rows, known, 0, rows - known, doubtful, 0);
    }

    /** Returns how often each rule refused a row, told or not. */
    public Map<String, Long> byRule() {
        return byRule;
    }

    private void tell(SheetFault fault) {
        byRule.merge(fault.error().code(), 1L, Long::sum);
        if (faults.size() < FAULTS_TOLD) {
            faults.add(fault);
        }
    }
}
