package org.whosaw.portal.app.request;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.app.request.EvidenceView.AskedParty;
import org.whosaw.portal.app.request.EvidenceView.CareLine;
import org.whosaw.portal.app.request.EvidenceView.EarlierRequest;
import org.whosaw.portal.app.request.EvidenceView.EvidenceCounts;
import org.whosaw.portal.consent.asking.Permission;
import org.whosaw.portal.disclosure.ProvisionView;
import org.whosaw.portal.request.rights.RightsRequest;

/**
 * The evidence for one request, opened: what is short is held; looks and provisions are read while
 * they are shown or written, a page at a time. Written as {@link EvidenceView} has it.
 */
public final class CaseEvidence implements JsonSerializable {
    private final RightsRequest request;
    private final Instant collectedAt;
    private final Set<EvidencePart> parts;
    private final Held held;
    private final Lines lines;
    private final Function<EvidenceCounts, String> drafts;

    CaseEvidence(
            RightsRequest request,
            Instant collectedAt,
            Set<EvidencePart> parts,
            Held held,
            Lines lines,
            Function<EvidenceCounts, String> drafts) {
        this.request = request;
        this.collectedAt = collectedAt;
        this.parts = parts;
        this.held = held;
        this.lines = lines;
        this.drafts = drafts;
    }

    /** What is short enough to be held. */
    record Held(
            List<EarlierRequest> requests,
            List<AskedParty> asked,
            List<CareLine> care,
            List<Permission> consents) {
        @Override
        public String toString() {
            return "Held[redacted]";
        }
    }

    /** What is read anew each time, and handed on line by line, newest first. */
    record Lines(Consumer<Consumer<Access>> looks, Consumer<Consumer<ProvisionView>> given) {}

    /** Returns the request that it is for. */
    public RightsRequest request() {
        return request;
    }

    /** Returns it with no more than the newest of its looks and provisions; all are counted. */
    public EvidenceView newest(int most) {
        EvidenceTally tally = new EvidenceTally();
        List<ProvisionView> given = new ArrayList<>();
        List<Access> looks = new ArrayList<>();
        lines.given()
                .accept(
                        each -> {
                            tally.add(each);
                            keep(given, each, most);
                        });
        lines.looks()
                .accept(
                        each -> {
                            tally.add(each);
                            keep(looks, each, most);
                        });
        EvidenceCounts counts = counts(tally);
        return new EvidenceView(
                request.number(),
                collectedAt,
                List.copyOf(parts),
                held.requests(),
                held.asked(),
                held.care(),
                held.consents(),
                given,
                looks,
                counts,
                drafts.apply(counts));
    }

    /** Hands on the number of every look, provision and consent. */
    void eachId(Consumer<String> to) {
        held.consents().forEach(each -> to.accept(each.id()));
        lines.given().accept(each -> to.accept(each.id()));
        lines.looks().accept(each -> to.accept(each.id()));
    }

    private static <T> void keep(List<T> kept, T each, int most) {
        if (kept.size() < most) {
            kept.add(each);
        }
    }

    private EvidenceCounts counts(EvidenceTally tally) {
        return tally.counts(
                held.consents(), held.care().size(), held.requests().size(), held.asked().size());
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider types) throws IOException {
        EvidenceTally tally = new EvidenceTally();
        json.writeStartObject();
        json.writeStringField("request", request.number());
        types.defaultSerializeField("collectedAt", collectedAt, json);
        types.defaultSerializeField("parts", parts, json);
        types.defaultSerializeField("requests", held.requests(), json);
        types.defaultSerializeField("asked", held.asked(), json);
        types.defaultSerializeField("care", held.care(), json);
        types.defaultSerializeField("consents", held.consents(), json);
        list(json, types, "given", lines.given(), tally::add);
        list(json, types, "looks", lines.looks(), tally::add);
        EvidenceCounts counts = counts(tally);
        types.defaultSerializeField("counts", counts, json);
        json.writeStringField("draft", drafts.apply(counts));
        json.writeEndObject();
    }

    private static <T> void list(
            JsonGenerator json,
            SerializerProvider types,
            String name,
            Consumer<Consumer<T>> lines,
            Consumer<T> seen)
            throws IOException {
        json.writeArrayFieldStart(name);
        try {
            lines.accept(
                    each -> {
                        seen.accept(each);
                        write(json, types, each);
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, SerializerProvider types, Object line) {
        try {
            types.defaultSerializeValue(line, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializerProvider types, TypeSerializer type)
            throws IOException {
        serialize(json, types);
    }

    @Override
    public String toString() {
        return "CaseEvidence[" + request.number() + "]";
    }
}
