package org.whosaw.portal.app.complaint;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.Handover;
import org.whosaw.portal.complaint.Attached;
import org.whosaw.portal.complaint.AttachedKind;
import org.whosaw.portal.complaint.FiledComplaint.Evidence;
import org.whosaw.portal.complaint.RouteAnswer;
import org.whosaw.portal.complaint.course.ComplaintCourse;
import org.whosaw.portal.complaint.course.ComplaintState;
import org.whosaw.portal.complaint.course.ComplaintStep;
import org.whosaw.portal.complaint.desk.ComplaintBody;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.complaint.desk.ComplaintDraft;
import org.whosaw.portal.complaint.desk.HospitalPost;

/**
 * One complaint as its holder sees it. Never prints.
 *
 * @param onItsWay whether its package is on its way to the authority without her
 * @param intact false when the database does not have it as the ledger does
 * @param hospital the hospital's name, whose records go along, or null
 * @param route who is competent for what is written, and why
 * @param filing how it was filed, or null for a draft
 * @param reference the authority's own number, or null
 * @param next the steps that may be noted now
 * @param atHospital where it stands at the hospital's desk, or null
 */
public record ComplaintView(
        @Schema(example = "cp_0HV3K9QZ7M2TD") String number,
        ComplaintState state,
        boolean onItsWay,
        boolean intact,
        @Nullable String hospital,
        ComplaintFields fields,
        List<ComplaintRecord> records,
        List<ComplaintFile> evidence,
        RouteAnswer route,
        @Nullable ComplaintFiling filing,
        @Nullable String reference,
        List<ComplaintErrand> authorities,
        List<ComplaintMove> course,
        List<ComplaintStep> next,
        @Nullable ComplaintAtHospital atHospital) {
    public ComplaintView {
        records = List.copyOf(records);
        evidence = List.copyOf(evidence);
        authorities = List.copyOf(authorities);
        course = List.copyOf(course);
        next = List.copyOf(next);
    }

    /**
     * A record of ours that goes along, in the words in which she sees it.
     *
     * @param goes whether it goes, which she decides
     * @param proven whether a receipt that proves it goes with it
     */
    public record ComplaintRecord(
            AttachedKind kind,
            String reference,
            String title,
            List<ComplaintLine> lines,
            boolean goes,
            boolean proven) {
        static ComplaintRecord of(Attached each, ComplaintDraft draft) {
            return new ComplaintRecord(
                    each.kind(),
                    each.reference(),
                    each.title(),
                    each.lines().stream()
                            .map(line -> new ComplaintLine(line.label(), line.text()))
                            .toList(),
                    !draft.leftOut().contains(each.reference()),
                    each.proof() != null);
        }

        @Override
        public String toString() {
            return "ComplaintRecord[" + kind + "]";
        }
    }

    /** One label and what it says. */
    public record ComplaintLine(String label, String text) {
        @Override
        public String toString() {
            return "ComplaintLine[redacted]";
        }
    }

    /**
     * One file of evidence.
     *
     * @param sha256 of the bytes as they are kept and sent
     * @param given of the bytes as they arrived, before a picture's metadata was taken out
     */
    public record ComplaintFile(
            @Schema(example = "01-ev_0HV3K9QZ7M2TD.jpg") String name,
            @Schema(example = "image/jpeg") String type,
            long size,
            String sha256,
            String given,
            Instant arrivedAt) {
        static ComplaintFile of(Evidence each) {
            return new ComplaintFile(
                    each.name(),
                    each.type(),
                    each.size(),
                    each.sha256(),
                    each.given(),
                    each.arrivedAt());
        }
    }

    /**
     * How it was filed.
     *
     * @param contentHash SHA-256 over what was confirmed; it is confirmed again with it
     */
    public record ComplaintFiling(Instant at, String contentHash) {}

    /**
     * One way to one authority.
     *
     * @param beside whether it lies with another at the same time
     */
    public record ComplaintErrand(
            @Schema(example = "cac-local") String authority, Instant confirmedAt, boolean beside) {}

    /**
     * One step that was taken.
     *
     * @param reference the authority's own number, or null
     * @param words what it said, as she noted it, or null
     */
    public record ComplaintMove(
            Instant at,
            ComplaintStep step,
            @Nullable String authority,
            @Nullable String reference,
            @Nullable String words) {
        @Override
        public String toString() {
            return "ComplaintMove[" + step + "]";
        }
    }

    /**
     * Where it stands at the hospital's desk.
     *
     * @param dueAt until when the hospital has promised to answer
     * @param provisional whether a year's calendar is not announced yet
     */
    public record ComplaintAtHospital(
            String state, Instant dueAt, boolean provisional, List<ComplaintEntry> entries) {
        static ComplaintAtHospital of(HospitalPost.Standing standing) {
            return new ComplaintAtHospital(
                    standing.state(),
                    standing.dueAt(),
                    standing.provisional(),
                    standing.entries().stream().map(ComplaintEntry::of).toList());
        }
    }

    /**
     * What was written between the desk and her.
     *
     * @param hers whether she wrote it
     */
    public record ComplaintEntry(Instant at, String step, boolean hers, @Nullable String text) {
        static ComplaintEntry of(HospitalPost.Entry each) {
            return new ComplaintEntry(each.at(), each.step(), each.hers(), each.text());
        }

        @Override
        public String toString() {
            return "ComplaintEntry[" + step + "]";
        }
    }

    static ComplaintView of(ComplaintDesk desk, Handover.Standing standing) {
        ComplaintBody body = standing.tracked().body();
        ComplaintDraft draft = body.draft();
        ComplaintBody.Filing filing = body.filing();
        ComplaintDraft.Hospital hospital = draft.hospital();
        return new ComplaintView(
                body.number(),
                body.state(),
                standing.onItsWay(),
                standing.tracked().intact(),
                hospital == null ? null : hospital.name(),
                ComplaintFields.of(draft),
                draft.origin().stream().map(each -> ComplaintRecord.of(each, draft)).toList(),
                draft.evidence().stream().map(ComplaintFile::of).toList(),
                desk.route(draft),
                filing == null ? null : new ComplaintFiling(filing.at(), filing.contentHash()),
                body.reference(),
                body.errands().stream()
                        .map(
                                each ->
                                        new ComplaintErrand(
                                                each.authority(), each.at(), each.beside()))
                        .toList(),
                body.events().stream()
                        .map(
                                each ->
                                        new ComplaintMove(
                                                each.at(),
                                                each.step(),
                                                each.authority(),
                                                each.reference(),
                                                each.words()))
                        .toList(),
                next(body),
                desk.atHospital(body).map(ComplaintAtHospital::of).orElse(null));
    }

    /** Steps that we note ourselves are not hers to note. */
    private static List<ComplaintStep> next(ComplaintBody body) {
        return ComplaintCourse.edges().stream()
                .filter(each -> each.from() == body.state())
                .map(ComplaintCourse.Edge::step)
                .filter(each -> body.state().isDraft() || body.errand().isPresent())
                .filter(
                        each ->
                                each != ComplaintStep.SENT_OFF
                                        && each != ComplaintStep.PACKAGED
                                        && each != ComplaintStep.COPY_SENT)
                .toList();
    }

    @Override
    public String toString() {
        return "ComplaintView[" + state + "]";
    }
}
