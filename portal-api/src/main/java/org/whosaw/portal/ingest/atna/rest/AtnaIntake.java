package org.whosaw.portal.ingest.atna.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessError;
import org.whosaw.portal.access.AccessRecorder;
import org.whosaw.portal.disclosure.DisclosureRecorder;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.ingest.atna.AtnaDecoder;
import org.whosaw.portal.ingest.atna.AtnaFault;
import org.whosaw.portal.ingest.atna.AtnaMessage;
import org.whosaw.portal.ingest.fhir.FhirEntry;
import org.whosaw.portal.ingest.fhir.rest.EntryRecorder;
import org.whosaw.portal.ingest.fhir.rest.FhirSink;
import org.whosaw.portal.ingest.fhir.rest.KnownNames;
import org.whosaw.portal.ingest.fhir.rest.RecordedEvents;
import org.whosaw.portal.ingest.refusal.Refusals;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.HospitalId;

/**
 * Records decoded messages of one sender and counts what is refused. Safe for threads.
 *
 * <p>A message's id is its content, so what the recorder calls a conflict is the same message that
 * came another way: with a running number or without, before or after a patient's registration.
 */
public final class AtnaIntake {
    /** The name under which refusals of these messages are counted. */
    public static final String FORMAT = "atna";

    private final AtnaDecoder decoder;
    private final HospitalFeature hospital;
    private final Function<SystemPrincipal, Optional<String>> ownSystem;
    private final FhirSink sink;
    private final Refusals refusals;

    /**
     * @param ownSystem which system of its hospital a client is, empty when it speaks for several
     */
    public AtnaIntake(
            AtnaSettings settings,
            HospitalFeature hospital,
            Function<SystemPrincipal, Optional<String>> ownSystem,
            AccessRecorder accesses,
            DisclosureRecorder disclosures,
            Refusals refusals) {
        this.decoder = new AtnaDecoder(settings.ownAuthorities());
        this.hospital = hospital;
        this.ownSystem = ownSystem;
        this.sink = new RecordedEvents(accesses, disclosures);
        this.refusals = refusals;
    }

    /** Names what became of a message. */
    public enum Status implements Coded {
        ACCEPTED,
        DUPLICATE,
        HELD,
        /** Read, and about nobody's record. */
        ABOUT_NOBODY,
        REJECTED
    }

    /** What became of a message; {@code fault} stands beside REJECTED only. */
    public record Result(Status status, @Nullable Long id, @Nullable AtnaFault fault) {}

    /** Returns what reads messages. */
    public AtnaDecoder decoder() {
        return decoder;
    }

    /** Records messages of a client and answers in their order. */
    public List<Result> take(SystemPrincipal client, List<AtnaMessage> messages) {
        return take(client, ownSystem.apply(client).orElse(null), messages);
    }

    /**
     * Records messages that are known to come from one system.
     *
     * @param system its code, or null when the messages say it
     */
    public List<Result> take(HospitalId of, @Nullable String system, List<AtnaMessage> messages) {
        return take(new SystemPrincipal(0, of, Set.of(Scope.INGEST)), system, messages);
    }

    /** Counts faults of what never became a message: frames, connections. */
    public void refuse(HospitalId of, @Nullable String system, Map<String, Long> byRule) {
        refusals.add(of, system, FORMAT, byRule);
    }

    private List<Result> take(
            SystemPrincipal client, @Nullable String system, List<AtnaMessage> messages) {
        List<FhirEntry> entries = new ArrayList<>(messages.size());
        for (AtnaMessage each : messages) {
            if (each.entry() != null) {
                entries.add(each.entry());
            }
        }
        EntryRecorder recorder =
                new EntryRecorder(
                        new KnownNames(hospital, unused -> Optional.ofNullable(system)), sink);
        List<FhirSink.Answer> answers =
                entries.isEmpty() ? List.of() : recorder.record(client, entries);
        List<Result> results = new ArrayList<>(messages.size());
        Map<String, Long> counts = new TreeMap<>();
        int at = 0;
        for (AtnaMessage each : messages) {
            Result result = each.entry() == null ? unrecorded(each) : result(answers.get(at++));
            results.add(result);
            if (result.status() == Status.ABOUT_NOBODY) {
                counts.merge(Refusals.ABOUT_NOBODY, 1L, Long::sum);
            } else if (result.fault() != null) {
                counts.merge(result.fault().error().code(), 1L, Long::sum);
            }
        }
        refusals.add(client.hospitalId(), system, FORMAT, counts);
        return results;
    }

    private static Result unrecorded(AtnaMessage message) {
        return message.fault() == null
                ? new Result(Status.ABOUT_NOBODY, null, null)
                : new Result(Status.REJECTED, null, message.fault());
    }

    private static Result result(FhirSink.Answer answer) {
        return switch (answer.status()) {
            case ACCEPTED -> new Result(Status.ACCEPTED, answer.id(), null);
            case HELD -> new Result(Status.HELD, answer.id(), null);
            case DUPLICATE -> new Result(Status.DUPLICATE, answer.id(), null);
            case REJECTED, UNDONE -> {
                ErrorCode error = Objects.requireNonNull(answer.error());
                yield error == AccessError.CONFLICT
                        ? new Result(Status.DUPLICATE, answer.id(), null)
                        : new Result(
                                Status.REJECTED,
                                null,
                                new AtnaFault(error, 1, 1, answer.field(), List.of()));
            }
        };
    }
}
