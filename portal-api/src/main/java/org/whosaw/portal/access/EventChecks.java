package org.whosaw.portal.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.FieldChecks;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.withheld.Deferral;
import org.whosaw.portal.kernel.RecordAnswer;

/** Checks what every format must keep to, whoever decoded it: times, lengths, clean characters. */
final class EventChecks {
    private static final Instant ANCIENT = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofMinutes(10);
    private static final int LONGEST = 200;
    private static final int LONGEST_REASON = 2_000;

    private final Clock clock;

    EventChecks(Clock clock) {
        this.clock = clock;
    }

    /** Returns why the event is refused, or null when it is in order. */
    @Nullable RecordAnswer fault(AccessEvent event) {
        if (event.occurredAt().isBefore(ANCIENT)) {
            return RecordAnswer.rejected(AccessError.TIME_ANCIENT, "occurredAt");
        }
        if (event.occurredAt().isAfter(clock.instant().plus(AHEAD))) {
            return RecordAnswer.rejected(AccessError.TIME_FUTURE, "occurredAt");
        }
        AccessorClaim who = event.accessor();
        RecordAnswer[] all = {
            text("sourceEventId", event.sourceEventId(), LONGEST),
            text("system", event.system(), LONGEST),
            text("terminal", event.terminal(), FieldChecks.CODE),
            text("ip", event.ip(), FieldChecks.CODE),
            text("accessor.account", who.account(), LONGEST),
            text("accessor.id", who.staffId(), LONGEST),
            text("accessor.name", who.name(), LONGEST),
            text("accessor.role", who.role(), LONGEST),
            text("accessor.department", who.department(), LONGEST),
            text("accessor.employer", who.employer(), LONGEST),
            text("accessor.onBehalfOf", who.onBehalfOf(), LONGEST),
            text("emergencyReason", event.emergencyReason(), LONGEST_REASON),
            text("approvalId", event.approvalId(), LONGEST)
        };
        for (RecordAnswer each : all) {
            if (each != null) {
                return each;
            }
        }
        Deferral deferral = event.deferral();
        if (deferral != null && !deferral.isComplete()) {
            return RecordAnswer.rejected(AccessError.DEFERRAL_INCOMPLETE, "deferral");
        }
        if (deferral != null && deferral.isTooLong(clock.instant())) {
            return RecordAnswer.rejected(AccessError.DEFERRAL_TOO_LONG, "deferral.until");
        }
        Integer listed = event.subjectCount();
        if (listed != null && (listed < 1 || listed > AccessEvent.MAX_LISTED)) {
            return RecordAnswer.rejected(AccessError.FIELD_MALFORMED, "subjectCount");
        }
        return subjects(event);
    }

    private static @Nullable RecordAnswer subjects(AccessEvent event) {
        int i = 0;
        for (SubjectKey key : event.subjects()) {
            RecordAnswer fault = text("subjects[" + i + "]", key.value(), LONGEST);
            if (fault == null && key.value().isEmpty()) {
                fault = RecordAnswer.rejected(AccessError.FIELD_MALFORMED, "subjects[" + i + "]");
            }
            if (fault == null) {
                fault = text("subjects[" + i + "].identifier.system", key.system(), LONGEST);
            }
            if (fault != null) {
                return fault;
            }
            i++;
        }
        return null;
    }

    private static @Nullable RecordAnswer text(String field, @Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        if (text.length() > longest) {
            return RecordAnswer.rejected(AccessError.FIELD_TOO_LONG, field);
        }
        return FieldChecks.isClean(text)
                ? null
                : RecordAnswer.rejected(AccessError.FIELD_MALFORMED, field);
    }
}
