package org.whosaw.portal.app.complaint;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.complaint.Capacity;
import org.whosaw.portal.complaint.RespondentKind;
import org.whosaw.portal.complaint.Severity;
import org.whosaw.portal.complaint.Topic;
import org.whosaw.portal.complaint.Want;
import org.whosaw.portal.complaint.desk.ComplaintDraft;
import org.whosaw.portal.complaint.desk.Typed;
import org.whosaw.portal.kernel.Element;

/**
 * What somebody writes into a complaint. Every field may be left out: what is not there stays as it
 * was. Never prints.
 *
 * @param severity what makes it weigh more; the topic tells when it is not there
 * @param words hers, and nothing is added to them
 * @param caller a number in any writing, or a name
 * @param leaveOut which of our own records do not go along, by their references
 * @param toAuthority whether it goes to an authority
 * @param toHospital whether the hospital's desk gets it
 * @param authority the one that she chose instead of the one proposed
 * @param also authorities that get it at the same time
 * @param contact a phone or mail address under which the authority may reach her
 */
public record ComplaintFields(
        @Nullable Topic topic,
        @Nullable Severity severity,
        @Schema(nullable = true, example = "有人打电话来，知道我的预产期。") @Nullable String words,
        @Nullable RespondentKind respondent,
        @Schema(nullable = true, example = "+86 154 0000 9999") @Nullable String caller,
        @Schema(nullable = true, example = "2026-11-22") @Nullable LocalDate on,
        @Nullable Set<Element> knew,
        @Nullable Set<Want> wants,
        @Nullable Set<String> leaveOut,
        @Nullable Boolean toAuthority,
        @Nullable Boolean toHospital,
        @Schema(nullable = true, example = "cac-local") @Nullable String authority,
        @Nullable Set<String> also,
        @Nullable Capacity capacity,
        @Nullable String name,
        @Nullable String contact) {
    static final ComplaintFields NOTHING =
            new ComplaintFields(
                    null, null, null, null, null, null, null, null, null, null, null, null, null,
                    null, null, null);

    /** Returns a draft with what is written here. */
    ComplaintDraft into(ComplaintDraft draft) {
        ComplaintDraft.Happened happened = draft.happened();
        ComplaintDraft.Who who = draft.who();
        return draft.with(
                        new ComplaintDraft.Happened(
                                or(topic, happened.topic()),
                                severity == null ? happened.danger() : severity == Severity.DANGER,
                                words == null ? happened.words() : Typed.plain(words),
                                or(severity, happened.severity())))
                .with(
                        new ComplaintDraft.Who(
                                or(respondent, who.kind()),
                                caller == null ? who.caller() : Typed.caller(caller),
                                or(on, who.on()),
                                knew == null ? who.knew() : known(knew)))
                .with(
                        wants == null ? draft.wants() : known(wants),
                        leaveOut == null ? draft.leftOut() : known(leaveOut))
                .with(to(draft.to()));
    }

    private ComplaintDraft.To to(ComplaintDraft.To to) {
        return new ComplaintDraft.To(
                toAuthority == null ? to.authority() : toAuthority,
                toHospital == null ? to.hospital() : toHospital,
                or(authority, to.lead()),
                also == null ? to.also() : known(also),
                capacity == null ? to.capacity() : capacity,
                name == null ? to.name() : Typed.line(name),
                contact == null ? to.contact() : Typed.line(contact));
    }

    private static <T> @Nullable T or(@Nullable T written, @Nullable T before) {
        return written == null ? before : written;
    }

    private static <T> Set<T> known(Set<T> some) {
        Set<T> all = new HashSet<>(some);
        all.removeIf(Objects::isNull);
        return all;
    }

    /** Returns what is written in a draft. */
    static ComplaintFields of(ComplaintDraft draft) {
        ComplaintDraft.To to = draft.to();
        return new ComplaintFields(
                draft.happened().topic(),
                draft.facts().severity(),
                draft.happened().words(),
                draft.who().kind(),
                draft.who().caller(),
                draft.who().on(),
                draft.who().knew(),
                draft.wants(),
                draft.leftOut(),
                to.authority(),
                to.hospital(),
                to.lead(),
                to.also(),
                to.capacity(),
                to.name(),
                to.contact());
    }

    @Override
    public String toString() {
        return "ComplaintFields[redacted]";
    }
}
