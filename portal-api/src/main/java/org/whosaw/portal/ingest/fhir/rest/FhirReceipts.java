package org.whosaw.portal.ingest.fhir.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.disclosure.DisclosureError;
import org.whosaw.portal.disclosure.receipt.Receipts;
import org.whosaw.portal.disclosure.receipt.Received;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.ingest.fhir.FhirEntry;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;

/**
 * Takes AuditEvents that a recipient's own client sends: BALP's privacy disclosure, told by the
 * side that received. Nothing else is taken from a recipient, and no access comes of it.
 */
public final class FhirReceipts {
    private final Receipts receipts;
    private final Function<SystemPrincipal, OptionalLong> recipientOf;

    /**
     * @param recipientOf which recipient a client speaks for
     */
    public FhirReceipts(Receipts receipts, Function<SystemPrincipal, OptionalLong> recipientOf) {
        this.receipts = receipts;
        this.recipientOf = recipientOf;
    }

    /** Takes entries, each for itself, and answers in their order; durable when it returns. */
    List<FhirSink.Answer> take(SystemPrincipal client, List<FhirEntry> entries) {
        OptionalLong recipient = recipientOf.apply(client);
        if (recipient.isEmpty()) {
            client.require(Scope.INGEST); // a hospital's system, and without its scope
            throw new PortalException(KernelError.NOT_FOUND);
        }
        Receipts.Speaker speaker =
                new Receipts.Speaker(client.hospitalId(), recipient.getAsLong(), client.clientId());
        List<FhirSink.Answer> answers = new ArrayList<>();
        List<Received> readable = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (FhirEntry each : entries) {
            Received received = received(each);
            if (received != null) {
                places.add(answers.size());
                readable.add(received);
            }
            answers.add(
                    new FhirSink.Answer(
                            FhirSink.Status.REJECTED, null, DisclosureError.NO_RECEIPT, null));
        }
        for (int from = 0; from < readable.size(); from += Receipts.MOST) {
            int to = Math.min(readable.size(), from + Receipts.MOST);
            List<Receipts.Answer> taken = receipts.take(speaker, readable.subList(from, to));
            for (int i = 0; i < taken.size(); i++) {
                answers.set(places.get(from + i), answer(taken.get(i)));
            }
        }
        return answers;
    }

    /** One receipt is about one person: an event about several would hide whose is missing. */
    private static @Nullable Received received(FhirEntry entry) {
        if (entry.disclosure() == null || entry.subjects().size() != 1) {
            return null;
        }
        List<SubjectKey> keys = entry.subjects().get(0);
        SubjectKey chosen =
                keys.stream()
                        .filter(each -> each.system().equals(SubjectKey.MRN))
                        .findFirst()
                        .orElse(keys.get(0));
        return new Received(
                entry.event().sourceEventId(),
                entry.event().occurredAt(),
                chosen,
                entry.event().elements());
    }

    private static FhirSink.Answer answer(Receipts.Answer answer) {
        return switch (answer.status()) {
            case ACCEPTED -> new FhirSink.Answer(FhirSink.Status.ACCEPTED, null, null, null);
            case DUPLICATE -> new FhirSink.Answer(FhirSink.Status.DUPLICATE, null, null, null);
            case REJECTED ->
                    new FhirSink.Answer(
                            FhirSink.Status.REJECTED, null, answer.error(), field(answer.field()));
        };
    }

    private static @Nullable String field(@Nullable String field) {
        return field == null
                ? null
                : switch (field) {
                    case "message" -> "sourceEventId";
                    case "receivedAt" -> "occurredAt";
                    default -> "subjects";
                };
    }
}
