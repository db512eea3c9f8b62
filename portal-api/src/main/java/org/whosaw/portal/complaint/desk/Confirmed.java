package org.whosaw.portal.complaint.desk;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.complaint.FiledComplaint;
import org.whosaw.portal.complaint.FiledComplaint.Complainant;
import org.whosaw.portal.complaint.FiledComplaint.Respondent;
import org.whosaw.portal.complaint.FiledComplaint.What;
import org.whosaw.portal.complaint.RespondentKind;
import org.whosaw.portal.complaint.desk.ComplaintBody.Errand;
import org.whosaw.portal.complaint.desk.ComplaintBody.Filing;
import org.whosaw.portal.identity.PhoneNumber;

/** Reads a filed complaint as a package to one authority takes it. */
final class Confirmed {
    private Confirmed() {}

    static FiledComplaint of(ComplaintBody body, Errand errand) {
        ComplaintDraft draft = body.draft();
        Filing filing = Objects.requireNonNull(body.filing());
        RespondentKind kind = draft.who().kind();
        String caller = draft.who().caller();
        boolean phone = PhoneNumber.parse(caller).isPresent();
        ComplaintDraft.Hospital hospital = draft.hospital();
        return new FiledComplaint(
                body.number(),
                errand.id(),
                filing.at(),
                filing.contentHash(),
                body.language(),
                draft.facts(),
                errand.authority(),
                filing.reason(),
                new Complainant(
                        draft.to().capacity(),
                        given(draft.to().name()),
                        given(draft.to().contact())),
                new Respondent(
                        kind == null ? RespondentKind.UNKNOWN : kind,
                        phone ? null : given(caller),
                        phone ? caller : null,
                        hospital == null ? null : hospital.name()),
                new What(draft.happened().words(), draft.who().on(), draft.who().knew()),
                draft.wants(),
                draft.attached(),
                draft.evidence());
    }

    private static @Nullable String given(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
