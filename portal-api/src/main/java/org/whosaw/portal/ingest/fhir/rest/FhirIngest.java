package org.whosaw.portal.ingest.fhir.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.ingest.Decoded;
import org.whosaw.portal.ingest.Rejection;
import org.whosaw.portal.ingest.fhir.FhirDecoder;
import org.whosaw.portal.ingest.fhir.FhirDocument;
import org.whosaw.portal.ingest.fhir.FhirEntry;
import org.whosaw.portal.ingest.fhir.FhirError;
import org.whosaw.portal.kernel.PortalException;

/** Takes FHIR bodies: decode, bind to the directory, record, and answer for each entry. */
final class FhirIngest {
    /** How many bytes a body may have, unpacked. */
    static final long MAX_BYTES = 20L * 1024 * 1024;

    private final FhirDecoder decoder = new FhirDecoder(MAX_BYTES);
    private final FhirDirectory directory;
    private final FhirSink sink;
    private final @Nullable FhirReceipts receipts;

    FhirIngest(FhirDirectory directory, FhirSink sink) {
        this(directory, sink, null);
    }

    /**
     * @param receipts takes what recipients' own clients send, or null where none may
     */
    FhirIngest(FhirDirectory directory, FhirSink sink, @Nullable FhirReceipts receipts) {
        this.directory = directory;
        this.sink = sink;
        this.receipts = receipts;
    }

    /**
     * What became of a body.
     *
     * @param refusal why the body as a whole was refused, null when it was read
     * @param results one for each entry, in order
     */
    record Outcome(FhirDocument.Kind kind, @Nullable Rejection refusal, List<Result> results) {
        /** Returns the code of each refusal. */
        List<String> rules() {
            List<String> rules = new ArrayList<>();
            if (refusal != null) {
                rules.add(refusal.code());
            }
            for (Result each : results) {
                if (each.rejection() != null) {
                    rules.add(each.rejection().code());
                }
            }
            return rules;
        }

        /** Holds when a transaction was refused because of its entries. */
        boolean isUndone() {
            return kind == FhirDocument.Kind.TRANSACTION
                    && results.stream().anyMatch(each -> each.rejection() != null);
        }
    }

    /** What became of an entry: recorded under an id, or refused. */
    record Result(FhirSink.Status status, @Nullable Long id, @Nullable Rejection rejection) {}

    /** Takes a body. */
    Outcome take(InputStream body, boolean gzip, boolean xml, SystemPrincipal client) {
        FhirDocument document = decode(body, gzip, xml);
        if (document.refusal() != null) {
            return new Outcome(document.kind(), document.refusal(), List.of());
        }
        boolean together = document.kind() == FhirDocument.Kind.TRANSACTION;
        if (!client.scopes().contains(Scope.INGEST)) {
            return received(document, client, together);
        }
        return new Outcome(
                document.kind(), null, record(document.items(), client, together, document.kind()));
    }

    /** A recipient's own word; each event stands for itself, so no transaction is taken. */
    private Outcome received(FhirDocument document, SystemPrincipal client, boolean together) {
        client.require(Scope.RECEIVE);
        if (receipts == null || together) {
            return new Outcome(
                    document.kind(),
                    new Rejection(1, null, FhirError.BUNDLE_TYPE.code(), "Bundle.type", List.of()),
                    List.of());
        }
        List<FhirEntry> entries = new ArrayList<>();
        List<Decoded<FhirEntry>> readable = new ArrayList<>();
        List<@Nullable Result> results = new ArrayList<>();
        for (Decoded<FhirEntry> each : document.items()) {
            FhirEntry entry = each.value();
            if (entry == null) {
                results.add(new Result(FhirSink.Status.REJECTED, null, each.rejection()));
                continue;
            }
            entries.add(entry);
            readable.add(each);
            results.add(null);
        }
        List<FhirSink.Answer> answers =
                entries.isEmpty() ? List.of() : receipts.take(client, entries);
        return new Outcome(
                document.kind(), null, merged(results, readable, answers, document.kind()));
    }

    private FhirDocument decode(InputStream body, boolean gzip, boolean xml) {
        InputStream plain = body;
        if (gzip) {
            try {
                plain = new GZIPInputStream(body);
            } catch (IOException noGzip) {
                // The sender said gzip and sent something else, or broke off in the header.
                return new FhirDocument(
                        FhirDocument.Kind.EVENT,
                        List.of(),
                        new Rejection(1, null, FhirError.TRUNCATED.code(), null, List.of()));
            }
        }
        return xml ? decoder.decodeXml(plain, "") : decoder.decodeJson(plain, "");
    }

    private List<Result> record(
            List<Decoded<FhirEntry>> items,
            SystemPrincipal client,
            boolean together,
            FhirDocument.Kind kind) {
        List<FhirEntry> entries = new ArrayList<>();
        items.forEach(each -> addIfPresent(entries, each.value()));
        FhirBinding binding = new FhirBinding(directory, client, entries);
        List<@Nullable Result> results = new ArrayList<>();
        List<FhirSink.Item> bound = new ArrayList<>();
        List<Decoded<FhirEntry>> boundItems = new ArrayList<>();
        for (Decoded<FhirEntry> each : items) {
            Rejection rejection = each.rejection();
            if (each.value() != null) {
                try {
                    bound.add(binding.bind(each.value()));
                    boundItems.add(each);
                    results.add(null);
                    continue;
                } catch (PortalException refused) {
                    rejection = rejection(each, refused, kind);
                }
            }
            results.add(new Result(FhirSink.Status.REJECTED, null, rejection));
        }
        boolean refused = bound.size() < items.size();
        if (together && refused) {
            return undone(results);
        }
        List<FhirSink.Answer> answers =
                bound.isEmpty() ? List.of() : sink.record(client.hospitalId(), bound, together);
        return merged(results, boundItems, answers, kind);
    }

    private static List<Result> undone(List<@Nullable Result> results) {
        List<Result> all = new ArrayList<>();
        for (Result each : results) {
            all.add(each == null ? new Result(FhirSink.Status.UNDONE, null, null) : each);
        }
        return all;
    }

    private static List<Result> merged(
            List<@Nullable Result> results,
            List<Decoded<FhirEntry>> boundItems,
            List<FhirSink.Answer> answers,
            FhirDocument.Kind kind) {
        List<Result> all = new ArrayList<>();
        int next = 0;
        for (Result each : results) {
            if (each != null) {
                all.add(each);
                continue;
            }
            FhirSink.Answer answer = answers.get(next);
            Rejection rejection = null;
            if (answer.error() != null) {
                Decoded<FhirEntry> item = boundItems.get(next);
                rejection =
                        new Rejection(
                                item.line(),
                                Objects.requireNonNull(item.value()).event().sourceEventId(),
                                answer.error().code(),
                                path(item, kind) + element(answer.field()),
                                List.of());
            }
            all.add(new Result(answer.status(), answer.id(), rejection));
            next++;
        }
        return all;
    }

    private static Rejection rejection(
            Decoded<FhirEntry> item, PortalException refused, FhirDocument.Kind kind) {
        return new Rejection(
                item.line(),
                null,
                refused.errorCode().code(),
                path(item, kind) + ".source",
                List.of(refused.args()));
    }

    private static String path(Decoded<FhirEntry> item, FhirDocument.Kind kind) {
        return kind == FhirDocument.Kind.EVENT
                ? "AuditEvent"
                : "Bundle.entry[" + (item.line() - 1) + "].resource";
    }

    /** Returns the element that a recorder's field was read from, where it is one. */
    private static String element(@Nullable String field) {
        if (field == null) {
            return "";
        }
        return switch (field.split("[.\\[]", 2)[0]) {
            case "sourceEventId" -> ".id";
            case "occurredAt" -> ".recorded";
            case "system" -> ".source";
            case "accessor" -> ".agent";
            case "subjects" -> ".entity";
            default -> "";
        };
    }

    private static void addIfPresent(List<FhirEntry> into, @Nullable FhirEntry entry) {
        if (entry != null) {
            into.add(entry);
        }
    }
}
