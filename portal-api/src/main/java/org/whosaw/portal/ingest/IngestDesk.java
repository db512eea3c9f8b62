package org.whosaw.portal.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessRecorder;
import org.whosaw.portal.disclosure.DisclosureRecorder;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.ingest.IngestAnswer.Item;
import org.whosaw.portal.ingest.IngestAnswer.RejectedLine;
import org.whosaw.portal.ingest.json.JsonLines;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.RecordAnswer;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/**
 * Takes in bodies of the native format, as a stream: read a chunk, record it in one transaction,
 * read on. What an answer counts as accepted is durable. When a body breaks off, the chunks before
 * are kept and the sender gets a problem; sending all of it again makes duplicates of them.
 */
public final class IngestDesk {
    private static final int CHUNK = 1_000;

    private final AccessRecorder accesses;
    private final DisclosureRecorder disclosures;
    private final IngestGate gate;
    private final IngestSettings settings;
    private final Texts texts;

    public IngestDesk(
            AccessRecorder accesses,
            DisclosureRecorder disclosures,
            IngestGate gate,
            IngestSettings settings,
            Texts texts) {
        this.accesses = accesses;
        this.disclosures = disclosures;
        this.gate = gate;
        this.settings = settings;
        this.texts = texts;
    }

    /** Takes in access events; {@code all} asks for an answer to every line. */
    public IngestAnswer takeAccessEvents(
            HospitalId hospital, InputStream body, boolean all, Language language) {
        return gate.admit(
                body,
                in ->
                        new Taking<>(
                                        all,
                                        language,
                                        IdPrefix.ACCESS,
                                        AccessEvent::sourceEventId,
                                        batch -> accesses.record(hospital, batch))
                                .take(JsonLines.accessEvents(in)));
    }

    /** Takes in provisions. */
    public IngestAnswer takeDisclosures(
            HospitalId hospital, InputStream body, boolean all, Language language) {
        return gate.admit(
                body,
                in ->
                        new Taking<>(
                                        all,
                                        language,
                                        IdPrefix.DISCLOSURE,
                                        Provision::sourceEventId,
                                        batch -> disclosures.record(hospital, batch))
                                .take(JsonLines.provisions(in)));
    }

    /** One body being taken in. */
    private final class Taking<T> {
        private final boolean all;
        private final Language language;
        private final IdPrefix prefix;
        private final Function<T, String> sourceId;
        private final Function<List<T>, List<RecordAnswer>> recorder;
        private final List<RejectedLine> rejected = new ArrayList<>();
        private final List<Item> items = new ArrayList<>();
        private final int[] counts = new int[RecordAnswer.Status.values().length];

        private Taking(
                boolean all,
                Language language,
                IdPrefix prefix,
                Function<T, String> sourceId,
                Function<List<T>, List<RecordAnswer>> recorder) {
            this.all = all;
            this.language = language;
            this.prefix = prefix;
            this.sourceId = sourceId;
            this.recorder = recorder;
        }

        private IngestAnswer take(JsonLines<T> lines) throws IOException {
            List<Decoded<T>> chunk = new ArrayList<>(CHUNK);
            Decoded<T> item;
            int taken = 0;
            while ((item = lines.next()) != null) {
                if (++taken > settings.maxLines()) {
                    throw new PortalException(KernelError.BODY_TOO_LARGE, settings.maxLines());
                }
                chunk.add(item);
                if (chunk.size() == CHUNK) {
                    record(chunk);
                    chunk.clear();
                }
            }
            record(chunk);
            return new IngestAnswer(
                    counts[RecordAnswer.Status.ACCEPTED.ordinal()],
                    counts[RecordAnswer.Status.DUPLICATE.ordinal()],
                    counts[RecordAnswer.Status.HELD.ordinal()],
                    rejected,
                    all ? items : null);
        }

        private void record(List<Decoded<T>> chunk) {
            List<T> batch = new ArrayList<>(chunk.size());
            for (Decoded<T> each : chunk) {
                if (each.value() != null) {
                    batch.add(each.value());
                }
            }
            List<RecordAnswer> answers = batch.isEmpty() ? List.of() : recorder.apply(batch);
            int at = 0;
            for (Decoded<T> each : chunk) {
                Rejection fault = each.rejection();
                if (fault != null) {
                    reject(
                            each.line(),
                            fault.sourceEventId(),
                            fault.code(),
                            fault.field(),
                            fault.args());
                } else {
                    T value = Objects.requireNonNull(each.value());
                    answered(each.line(), sourceId.apply(value), answers.get(at++));
                }
            }
        }

        private void answered(int line, String sourceEventId, RecordAnswer answer) {
            ErrorCode error = answer.error();
            if (error != null) {
                reject(line, sourceEventId, error.code(), answer.field(), List.of());
                return;
            }
            counts[answer.status().ordinal()]++;
            if (all) {
                Long id = answer.id();
                items.add(
                        new Item(
                                line,
                                sourceEventId,
                                answer.status(),
                                id == null ? null : Ids.format(prefix, id)));
            }
        }

        private void reject(
                int line,
                @Nullable String sourceEventId,
                String code,
                @Nullable String field,
                List<Object> args) {
            String key = "problem." + code + ".detail";
            String detail =
                    texts.find(language, key, args.toArray())
                            .orElseGet(() -> texts.get(language, "field.invalid"));
            rejected.add(
                    new RejectedLine(
                            line,
                            sourceEventId,
                            code,
                            field,
                            texts.get(
                                    language,
                                    "ingest.rejected",
                                    line,
                                    field == null ? "" : " " + field,
                                    detail)));
            if (all) {
                items.add(new Item(line, sourceEventId, RecordAnswer.Status.REJECTED, null));
            }
        }
    }
}
