package org.whosaw.portal.request.rights.book;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.request.RequestActor;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.Capacity;
import org.whosaw.portal.request.rights.RefusalReason;
import org.whosaw.portal.request.rights.RightsAnswer;
import org.whosaw.portal.request.rights.RightsAnswer.Content;
import org.whosaw.portal.request.rights.RightsAudience;
import org.whosaw.portal.request.rights.RightsOutcome;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.RightsRequest.Event;
import org.whosaw.portal.request.rights.RightsRequest.Filer;
import org.whosaw.portal.request.rights.RightsRequest.Marks;
import org.whosaw.portal.request.rights.RightsRequest.Times;
import org.whosaw.portal.request.rights.RightsScope;
import org.whosaw.portal.request.rights.RightsState;
import org.whosaw.portal.request.rights.RightsStep;
import org.whosaw.portal.request.rights.RightsWords;
import org.whosaw.portal.request.rights.book.RightsDao.AnswerRow;
import org.whosaw.portal.request.rights.book.RightsDao.EventRow;
import org.whosaw.portal.request.rights.book.RightsDao.Row;
import org.whosaw.portal.vault.Vault;

/** Turns what the room knows of requests into rows, sealed, and back. */
final class RightsRows {
    private static final String BODY = "rights_request.body";
    private static final String WORDS = "rights_event.words";
    private static final String ANSWER = "rights_answer.body";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vault vault;

    RightsRows(Vault vault) {
        this.vault = vault;
    }

    byte @Nullable [] seal(PersonId person, @Nullable String words) {
        return vault.of(person).sealNullable(WORDS, words);
    }

    Row row(RightsRequest request) {
        byte[] body = vault.of(request.filer().sealedFor()).seal(BODY, request.words().text());
        Times times = request.times();
        Marks marks = request.marks();
        Filer filer = request.filer();
        PersonId person = request.person();
        RightsOutcome outcome = request.outcome();
        boolean open = request.state().isOpen();
        long from = Micros.of(times.clockFrom());
        long due = Micros.of(times.dueAt());
        return new Row(
                request.id(),
                request.hospital().value(),
                person == null ? null : person.value(),
                filer.sealedFor().value(),
                filer.accountId(),
                filer.helperId(),
                filer.capacity().code(),
                request.kind().code(),
                request.scope().code(),
                body,
                request.eventId(),
                request.linkedTo(),
                request.state().code(),
                request.audience().code(),
                outcome == null ? null : outcome.code(),
                request.owner(),
                request.department(),
                marks.minor() ? 1 : 0,
                Micros.of(times.filedAt()),
                Micros.ofOrNull(times.importedAt()),
                Micros.ofOrNull(times.acknowledgedAt()),
                Micros.ofOrNull(times.closedAt()),
                Micros.ofOrNull(times.heldAt()),
                from,
                times.usedWorking(),
                times.usedDays(),
                request.version(),
                open ? 1 : 0,
                marks.urgency(),
                marks.protectedData() ? 1 : 0,
                marks.admitted() ? 1 : 0,
                Micros.of(times.acknowledgeDue()),
                due,
                times.provisional() ? 1 : 0,
                open ? part(from, due, 0) : null,
                0);
    }

    AnswerRow row(RightsRequest request, RightsAnswer answer, long id) {
        Content content = answer.content();
        RefusalReason reason = content.reason();
        LocalDate until = content.until();
        return new AnswerRow(
                id,
                request.id(),
                answer.state().code(),
                content.outcome().code(),
                reason == null ? null : reason.code(),
                until == null ? null : until.toEpochDay(),
                vault.of(request.filer().sealedFor()).seal(ANSWER, text(content)),
                answer.composedBy(),
                Micros.of(answer.composedAt()),
                answer.releasedBy(),
                answer.signedBy(),
                Micros.ofOrNull(answer.signedAt()),
                answer.signature());
    }

    private static String text(Content content) {
        Map<String, @Nullable String> said = new TreeMap<>();
        said.put("text", content.text());
        said.put("reasonText", content.reasonText());
        said.put("law", content.law());
        said.put("remedies", content.remedies());
        try {
            return JSON.writeValueAsString(said);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings cannot fail to be written", e);
        }
    }

    RightsRequest open(Row row, List<EventRow> events, List<AnswerRow> answers) {
        PersonId sealed = new PersonId(row.sealPersonId());
        Vault.Compartment hers = vault.of(sealed);
        Long person = row.personId();
        String outcome = row.outcome();
        return new RightsRequest(
                row.id(),
                new HospitalId(row.hospitalId()),
                person == null ? null : new PersonId(person),
                new Filer(
                        Coded.parse(Capacity.class, row.capacity()).orElseThrow(),
                        row.accountId(),
                        row.helperId(),
                        sealed),
                Coded.parse(RequestKind.class, row.kind()).orElseThrow(),
                Coded.parse(RightsScope.class, row.scope()).orElseThrow(),
                RightsWords.read(hers.openIfThere(BODY, row.body())),
                row.eventId(),
                row.linkedTo(),
                Coded.parse(RightsState.class, row.state()).orElseThrow(),
                Coded.parse(RightsAudience.class, row.audience()).orElseThrow(),
                outcome == null ? null : Coded.parse(RightsOutcome.class, outcome).orElseThrow(),
                row.ownerId(),
                row.department(),
                new Marks(row.minor() != 0, row.isProtected() != 0, row.admitted() != 0),
                times(row),
                row.version(),
                events.stream().map(each -> event(hers, each)).toList(),
                answers.stream().map(each -> answer(hers, each)).toList());
    }

    private static Times times(Row row) {
        return new Times(
                Micros.instant(row.filedAt()),
                Micros.instantOrNull(row.importedAt()),
                Micros.instantOrNull(row.acknowledgedAt()),
                Micros.instantOrNull(row.heldAt()),
                Micros.instantOrNull(row.closedAt()),
                Micros.instant(row.clockFrom()),
                row.usedWorking(),
                row.usedDays(),
                Micros.instant(row.acknowledgeDue()),
                Micros.instant(row.dueAt()),
                row.provisional() != 0);
    }

    private static Event event(Vault.Compartment hers, EventRow row) {
        return new Event(
                Coded.parse(RightsStep.class, row.step()).orElseThrow(),
                Coded.parse(RequestActor.class, row.actor()).orElseThrow(),
                row.actorId(),
                Micros.instant(row.happenedAt()),
                hers.openIfThere(WORDS, row.words()));
    }

    private static RightsAnswer answer(Vault.Compartment hers, AnswerRow row) {
        String reason = row.reason();
        Long until = row.untilDay();
        Map<?, ?> said = said(hers.openIfThere(ANSWER, row.body()));
        return new RightsAnswer(
                row.id(),
                Coded.parse(RightsAnswer.State.class, row.state()).orElseThrow(),
                new Content(
                        Coded.parse(RightsOutcome.class, row.outcome()).orElseThrow(),
                        said.get("text") instanceof String text ? text : "",
                        reason == null
                                ? null
                                : Coded.parse(RefusalReason.class, reason).orElseThrow(),
                        said.get("reasonText") instanceof String text ? text : null,
                        said.get("law") instanceof String text ? text : null,
                        said.get("remedies") instanceof String text ? text : null,
                        until == null ? null : LocalDate.ofEpochDay(until)),
                row.composedBy(),
                Micros.instant(row.composedAt()),
                row.releasedBy(),
                row.staffCode(),
                Micros.instantOrNull(row.signedAt()),
                row.signature());
    }

    private static Map<?, ?> said(@Nullable String text) {
        try {
            return text == null ? Map.of() : JSON.readValue(text, Map.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be read", e);
        }
    }

    /** Returns when the first, second and third reminder of a span falls. */
    static long part(long start, long due, int which) {
        return switch (which) {
            case 0 -> start + (due - start) / 2;
            case 1 -> start + (due - start) / 5 * 4;
            default -> due;
        };
    }
}
