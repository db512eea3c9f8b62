package org.whosaw.portal.ingest.sheet.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessRecorder;
import org.whosaw.portal.access.ListedLook;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.doubt.ContactMatcher;
import org.whosaw.portal.hospital.doubt.ContactMatcher.Standing;
import org.whosaw.portal.ingest.IngestGate;
import org.whosaw.portal.ingest.sheet.LongLists;
import org.whosaw.portal.ingest.sheet.SheetDecoder;
import org.whosaw.portal.ingest.sheet.SheetError;
import org.whosaw.portal.ingest.sheet.SheetMapping;
import org.whosaw.portal.ingest.sheet.SheetOrigin;
import org.whosaw.portal.ingest.sheet.SheetSettings;
import org.whosaw.portal.ingest.sheet.grid.GridReader;
import org.whosaw.portal.ingest.sheet.grid.GridSink;
import org.whosaw.portal.ingest.sheet.grid.SheetFile;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.RecordAnswer;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Takes sheets in: decodes, finds the women, records, counts. Safe for threads. */
public final class SheetDesk {
    private final AccessRecorder recorder;
    private final ContactMatcher matcher;
    private final DirectoryLookup systems;
    private final SheetSettings settings;
    private final IngestGate gate;
    private final Texts texts;

    public SheetDesk(
            AccessRecorder recorder,
            ContactMatcher matcher,
            DirectoryLookup systems,
            SheetSettings settings,
            IngestGate gate,
            Texts texts) {
        this.recorder = recorder;
        this.matcher = matcher;
        this.systems = systems;
        this.settings = settings;
        this.gate = gate;
        this.texts = texts;
    }

    /** Takes a body whole, reads it, and answers for its rows. */
    public SheetAnswer take(
            HospitalId hospital,
            @Nullable String mapping,
            SheetOrigin origin,
            InputStream body,
            Language language) {
        SheetMapping known = mapping(mapping);
        demandSystem(hospital, known, origin);
        return gate.admit(
                body,
                in -> {
                    SheetIntake intake = new SheetIntake(sink(hospital), 0, added -> {});
                    read(SheetFile.of(in.readAllBytes()), known, origin, intake, sink -> sink);
                    return answer(intake, intake.finish(), language);
                });
    }

    /**
     * Reads a file into an intake, by a mapping that {@link #mapping} found.
     *
     * @param watching puts something between the file and its decoder
     */
    public void read(
            SheetFile file,
            SheetMapping mapping,
            SheetOrigin origin,
            SheetIntake intake,
            UnaryOperator<GridSink> watching)
            throws IOException {
        long most = settings.maxUnpackedBytes();
        LongLists lists = new LongLists(file, most, mapping, origin);
        SheetDecoder decoder = new SheetDecoder(mapping, origin, intake, lists);
        try {
            GridReader.read(file, most, watching.apply(decoder));
        } catch (UncheckedIOException e) {
            throw e.getCause(); // from the reading ahead
        }
    }

    /**
     * Passes when the system that showed the list is in the hospital's directory.
     *
     * @throws PortalException otherwise, before anything is read
     */
    public void demandSystem(HospitalId hospital, SheetMapping mapping, SheetOrigin origin) {
        String other = origin.system();
        String code = other == null ? mapping.system() : other;
        if (systems.system(hospital, code).isEmpty()) {
            throw new PortalException(SheetError.SYSTEM_UNKNOWN);
        }
    }

    /**
     * Returns the mapping of a name, or the only one when no name is given.
     *
     * @throws PortalException when there is none; the text lists those that are known
     */
    public SheetMapping mapping(@Nullable String name) {
        Map<String, SheetMapping> all = settings.mappings();
        if (name == null && all.size() == 1) {
            return all.values().iterator().next();
        }
        SheetMapping found = name == null ? null : all.get(name);
        if (found == null) {
            throw new PortalException(
                    SheetError.MAPPING, String.join(", ", new TreeSet<>(all.keySet())));
        }
        return found;
    }

    /** Returns what pages of a hospital are recorded by. */
    public SheetIntake.Sink sink(HospitalId hospital) {
        return new SheetIntake.Sink() {
            @Override
            public Map<SubjectKey, Standing> settle(Set<SubjectKey> subjects) {
                return matcher.settle(hospital, subjects);
            }

            @Override
            public List<RecordAnswer> record(List<ListedLook> lists) {
                return recorder.recordLists(hospital, lists);
            }
        };
    }

    private SheetAnswer answer(SheetIntake intake, SheetTally tally, Language language) {
        SheetWords words = new SheetWords(texts, language);
        return new SheetAnswer(
                tally.accepted(),
                tally.duplicate(),
                tally.held(),
                tally.doubtful(),
                tally.pages(),
                tally.rejected(),
                words.places(intake.faults()),
                words.places(intake.notes()));
    }
}
