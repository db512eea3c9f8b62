package org.whosaw.portal.ingest.file;

import java.io.IOException;
import java.util.List;
import org.whosaw.portal.ingest.sheet.grid.GridCell;
import org.whosaw.portal.ingest.sheet.grid.GridSink;
import org.whosaw.portal.ingest.sheet.grid.SheetFile;
import org.whosaw.portal.ingest.sheet.rest.SheetDesk;
import org.whosaw.portal.ingest.sheet.rest.SheetIntake;
import org.whosaw.portal.ingest.sheet.rest.SheetTally;
import org.whosaw.portal.ingest.sheet.rest.SheetWords;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Reads spreadsheets. */
final class SheetFormat implements FileFormat {
    private final SheetDesk desk;
    private final Texts texts;

    SheetFormat(SheetDesk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "sheet";
    }

    @Override
    public String settings(FileJob job) {
        return desk.mapping(job.mapping()).toString();
    }

    @Override
    public Outcome read(FileJob job, int skip, Course course, Language language)
            throws IOException {
        desk.demandSystem(job.hospital(), desk.mapping(job.mapping()), job.origin());
        SheetIntake intake = new SheetIntake(desk.sink(job.hospital()), skip, course::durable);
        desk.read(
                SheetFile.of(job.file()),
                desk.mapping(job.mapping()),
                job.origin(),
                intake,
                decoder -> new Counted(decoder, course));
        SheetTally tally = intake.finish();
        SheetWords words = new SheetWords(texts, language);
        String origin = job.origin().system();
        String system = origin == null ? desk.mapping(job.mapping()).system() : origin;
        return new Outcome(
                tally,
                words.places(intake.faults()),
                words.places(intake.notes()),
                new Refused(system, intake.byRule()));
    }

    /** Counts rows on their way. */
    private static final class Counted implements GridSink {
        private static final int EVERY = 500;

        private final GridSink sink;
        private final Course course;
        private long total;
        private long done;

        private Counted(GridSink sink, Course course) {
            this.sink = sink;
            this.course = course;
        }

        @Override
        public void expect(long rows) {
            total = rows;
            sink.expect(rows);
        }

        @Override
        public void sheet(String name, boolean from1904) {
            sink.sheet(name, from1904);
        }

        @Override
        public void row(int number, List<GridCell> cells) {
            sink.row(number, cells);
            if (++done % EVERY == 0 && done < total) {
                course.progress(done, total);
            }
        }

        @Override
        public void cut(int from, long most) {
            sink.cut(from, most);
        }

        @Override
        public void end() {
            sink.end();
            course.progress(Math.max(total, done), Math.max(total, done));
        }
    }
}
