package org.whosaw.portal.ingest.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessRecorder;
import org.whosaw.portal.ingest.Decoded;
import org.whosaw.portal.ingest.Rejection;
import org.whosaw.portal.ingest.json.JsonError;
import org.whosaw.portal.ingest.json.JsonLines;
import org.whosaw.portal.ingest.sheet.rest.SheetAnswer.SheetPlace;
import org.whosaw.portal.ingest.sheet.rest.SheetTally;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.RecordAnswer;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Reads access events of the native format, one JSON object a line or one array; gzip or plain. */
final class NativeFormat implements FileFormat {
    private static final int CHUNK = 1_000;
    private static final int FAULTS_TOLD = 1_000;

    private final AccessRecorder recorder;
    private final Texts texts;

    NativeFormat(AccessRecorder recorder, Texts texts) {
        this.recorder = recorder;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "native";
    }

    @Override
    public Outcome read(FileJob job, int skip, Course course, Language language)
            throws IOException {
        Reading reading = new Reading(job, skip, course, new Lines(texts, language));
        long size = Files.size(job.file());
        try (Counted file = new Counted(job.file())) {
            read(file, reading, done -> course.progress(Math.min(done, size - 1), size));
        }
        course.progress(size, size);
        return new Outcome(
                reading.tally,
                reading.faults,
                List.of(),
                new Refused(job.origin().system(), reading.byRule));
    }

    /** Where the packing breaks off, the lines before that are kept and the place is told. */
    private static void read(Counted file, Reading reading, LongConsumer progress)
            throws IOException {
        int line = 0;
        try {
            JsonLines<AccessEvent> lines = JsonLines.accessEvents(unpacked(file));
            Decoded<AccessEvent> item;
            while ((item = lines.next()) != null) {
                line = item.line();
                reading.add(item);
                if (reading.isFull()) {
                    reading.flush();
                    progress.accept(file.read);
                }
            }
            reading.flush();
        } catch (EOFException | ZipException brokenOff) {
            reading.flush();
            reading.breakOff(line + 1);
        }
    }

    private static InputStream unpacked(InputStream file) throws IOException {
        InputStream in = new BufferedInputStream(file, 1 << 16);
        in.mark(2);
        boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    }

    /** One file being read. */
    private final class Reading {
        private final FileJob job;
        private final int skip;
        private final Course course;
        private final Lines words;
        private final List<Decoded<AccessEvent>> chunk = new ArrayList<>();
        private final List<SheetPlace> faults = new ArrayList<>();
        private final Map<String, Long> byRule = new TreeMap<>();
        private SheetTally tally = SheetTally.NONE;
        private int chunks;

        private Reading(FileJob job, int skip, Course course, Lines words) {
            this.job = job;
            this.skip = skip;
            this.course = course;
            this.words = words;
        }

        private void add(Decoded<AccessEvent> item) {
            chunk.add(item);
        }

        private boolean isFull() {
            return chunk.size() == CHUNK;
        }

        private void flush() {
            if (chunk.isEmpty()) {
                return;
            }
            if (chunks++ >= skip) {
                SheetTally added = recorded();
                tally = tally.plus(added);
                course.durable(added);
            }
            chunk.clear();
        }

        private void breakOff(int line) {
            SheetTally added = refused(line, null, JsonError.TRUNCATED.code(), List.of());
            tally = tally.plus(added);
        }

        private SheetTally recorded() {
            List<AccessEvent> batch = new ArrayList<>();
            for (Decoded<AccessEvent> each : chunk) {
                if (each.value() != null) {
                    batch.add(each.value());
                }
            }
            List<RecordAnswer> answers =
                    batch.isEmpty() ? List.of() : recorder.record(job.hospital(), batch);
            SheetTally added = SheetTally.NONE;
            int at = 0;
            for (Decoded<AccessEvent> each : chunk) {
                Rejection fault = each.rejection();
                if (fault != null) {
                    added =
                            added.plus(
                                    refused(
                                            each.line(),
                                            fault.field(),
                                            fault.code(),
                                            fault.args()));
                } else {
                    RecordAnswer answer = answers.get(at++);
                    ErrorCode error = answer.error();
                    added =
                            added.plus(
                                    error == null
                                            ? one(answer.status())
                                            : refused(
                                                    each.line(),
                                                    answer.field(),
                                                    error.code(),
                                                    List.of()));
                }
            }
            return added;
        }

        private SheetTally refused(
                int line,
                @org.jspecify.annotations.Nullable String field,
                String code,
                List<Object> args) {
            byRule.merge(code, 1L, Long::sum);
            if (faults.size() < FAULTS_TOLD) {
                faults.add(words.place(line, field, code, args));
            }
            return new SheetTally(0, 1, 0, 0, 0, 0, 1);
        }

        private SheetTally one(RecordAnswer.Status status) {
            return switch (status) {
                case ACCEPTED -> new SheetTally(1, 1, 1, 0, 0, 0, 0);
                case DUPLICATE -> new SheetTally(1, 1, 0, 1, 0, 0, 0);
                case HELD -> new SheetTally(1, 1, 0, 0, 1, 0, 0);
                case REJECTED -> new SheetTally(0, 1, 0, 0, 0, 0, 1);
            };
        }
    }

    /** Words faults of lines. */
    record Lines(Texts texts, Language language) {
        SheetPlace place(
                int line,
                @org.jspecify.annotations.Nullable String field,
                String code,
                List<Object> args) {
            String rule =
                    texts.find(language, "problem." + code + ".detail", args.toArray())
                            .orElseGet(() -> texts.get(language, "field.invalid"));
            String where =
                    texts.get(
                            language,
                            "ingest.rejected",
                            line,
                            Objects.requireNonNullElse(field, ""),
                            rule);
            return new SheetPlace("", line, field, code, where);
        }
    }

    /** Counts bytes as they are read. */
    private static final class Counted extends FilterInputStream {
        private long read;

        private Counted(Path file) throws IOException {
            super(Files.newInputStream(file));
        }

        @Override
        public int read() throws IOException {
            int each = super.read();
            read += each < 0 ? 0 : 1;
            return each;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            read += Math.max(0, count);
            return count;
        }
    }
}
