package org.whosaw.portal.complaint.hospital;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.complaint.Attached;
import org.whosaw.portal.complaint.ComplaintError;
import org.whosaw.portal.complaint.FiledComplaint.Evidence;
import org.whosaw.portal.complaint.desk.ComplaintBody;
import org.whosaw.portal.complaint.desk.ComplaintDraft;
import org.whosaw.portal.complaint.desk.DeskCopy;
import org.whosaw.portal.complaint.desk.HospitalPost;
import org.whosaw.portal.complaint.evidence.EvidenceIntake;
import org.whosaw.portal.complaint.hospital.CaseBook.Event;
import org.whosaw.portal.complaint.hospital.CaseDao.Row;
import org.whosaw.portal.crypto.CodeKeys;
import org.whosaw.portal.crypto.CodeKeys.CodeKey;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.store.Tx;

/**
 * The hospital's desk for complaints that are addressed to it: takes them in, hands them out, asks,
 * answers. Safe for threads.
 */
public final class HospitalCases implements HospitalPost {
    /** How long a text of the desk may be. */
    public static final int LONGEST = 2_000;

    private static final int MOST = 200;

    private final CaseBook book;
    private final CodeKeys keys;
    private final EvidenceIntake evidence;
    private final AnswerClock promise;
    private final Concerned concerned;
    private final Confirming confirming;

    /** Confirms a member by a fresh one-time code. */
    @FunctionalInterface
    public interface Confirming {
        void confirm(StaffPrincipal member, String code);
    }

    public HospitalCases(
            CaseBook book,
            CodeKeys keys,
            EvidenceIntake evidence,
            AnswerClock promise,
            Concerned concerned,
            Confirming confirming) {
        this.book = book;
        this.keys = keys;
        this.evidence = evidence;
        this.promise = promise;
        this.concerned = concerned;
        this.confirming = confirming;
    }

    /** A complaint in the list: nobody's name, nobody's words. */
    public record Entry(
            String number,
            CaseState state,
            Instant filedAt,
            Instant dueAt,
            boolean provisional,
            @Nullable Long assignedTo) {}

    /** One case in full. */
    public record Case(Entry entry, ComplaintDraft content, List<HospitalPost.Entry> steps) {
        @Override
        public String toString() {
            return "Case[" + entry.number() + "]";
        }
    }

    @Override
    public Letter prepare(ComplaintBody body, EvidenceIntake intake, CodeKey key) {
        ComplaintDraft draft = body.draft();
        ComplaintDraft.Hospital hospital = Objects.requireNonNull(draft.hospital());
        long id = book.nextId();
        CodeKey own = keys.fresh();
        List<Evidence> files = new ArrayList<>();
        for (Evidence each : draft.evidence()) {
            files.add(intake.copy(key.key(), each, own.key(), id));
        }
        Instant now = book.now();
        AnswerClock.Due due = promise.after(now);
        Row row =
                new Row(
                        id,
                        hospital.id(),
                        CaseState.OPEN.code(),
                        book.sealKey(own.token()),
                        DeskCopy.seal(own, CaseBook.number(id), body, files),
                        Micros.of(now),
                        Micros.of(due.at()),
                        due.provisional() ? 1 : 0,
                        null);
        Consumer<Tx> filing = book.file(row);
        return new Letter() {
            @Override
            public String number() {
                return CaseBook.number(id);
            }

            @Override
            public void keep(Tx tx) {
                filing.accept(tx);
            }
        };
    }

    @Override
    public Optional<Standing> standing(String number) {
        return book.find(number)
                .map(
                        row ->
                                new Standing(
                                        number,
                                        row.state(),
                                        Micros.instant(row.filedAt()),
                                        Micros.instant(row.dueAt()),
                                        row.provisional() != 0,
                                        steps(row)));
    }

    @Override
    public void reply(String number, String text) {
        book.step(book.find(number).orElseThrow(), CaseStep.REPLIED, null, checked(text));
    }

    private List<HospitalPost.Entry> steps(Row row) {
        return book.events(row).stream().map(HospitalCases::step).toList();
    }

    private static HospitalPost.Entry step(Event each) {
        return new HospitalPost.Entry(
                each.at(), each.step().code(), each.staff() == null, each.words());
    }

    /** Returns what this member's desk has, what it owes first. */
    public List<Entry> list(StaffPrincipal member) {
        member.require(StaffRole.PRIVACY_OFFICER);
        return book.ofHospital(member.hospitalId(), MOST).stream()
                .map(HospitalCases::entry)
                .toList();
    }

    private static Entry entry(Row row) {
        return new Entry(
                CaseBook.number(row.id()),
                CaseBook.state(row),
                Micros.instant(row.filedAt()),
                Micros.instant(row.dueAt()),
                row.provisional() != 0,
                row.assignedTo());
    }

    private Row mine(StaffPrincipal member, String number) {
        Row row =
                book.find(number)
                        .filter(each -> member.has(StaffRole.PRIVACY_OFFICER))
                        .filter(
                                each ->
                                        new HospitalId(each.hospitalId())
                                                .equals(member.hospitalId()))
                        .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
        List<String> references =
                content(row).attached().stream().map(Attached::reference).toList();
        if (concerned.concerns(member, references)) {
            throw new PortalException(ComplaintError.OWN_CASE);
        }
        return row;
    }

    private CodeKey key(Row row) {
        return keys.ofToken(book.openKey(row)).orElseThrow();
    }

    private ComplaintDraft content(Row row) {
        return DeskCopy.open(key(row), CaseBook.number(row.id()), row.body());
    }

    /**
     * Opens a case.
     *
     * @throws PortalException not found, when it is not this desk's; her own case
     */
    public Case open(StaffPrincipal member, String number) {
        Row row = mine(member, number);
        return new Case(entry(row), content(row), steps(row));
    }

    /** Opens a file of a case. */
    public InputStream evidence(StaffPrincipal member, String number, String name) {
        Row row = mine(member, number);
        return content(row).evidence().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(each -> evidence.open(key(row).key(), each))
                .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    /** Takes a case on. */
    public void assign(StaffPrincipal member, String number) {
        book.step(mine(member, number), CaseStep.ASSIGNED, member.staffUserId(), null);
    }

    /** Asks her something. */
    public void ask(StaffPrincipal member, String number, String text) {
        Row row = mine(member, number);
        book.step(row, CaseStep.ASKED, member.staffUserId(), checked(text));
    }

    /**
     * Answers, confirmed by a fresh one-time code.
     *
     * @param reason what was found and why it is answered so
     * @param remedy what the hospital does now, and what she can do if that is not enough
     */
    public void answer(
            StaffPrincipal member, String number, String reason, String remedy, String code) {
        Row row = mine(member, number);
        String text = checked(reason, "reason") + "\n\n" + checked(remedy, "remedy");
        if (CaseCourse.after(CaseBook.state(row), CaseStep.ANSWERED).isEmpty()) {
            throw new PortalException(ComplaintError.WENT_ON);
        }
        confirming.confirm(member, code);
        book.step(row, CaseStep.ANSWERED, member.staffUserId(), text);
    }

    private static String checked(String text) {
        return checked(text, "text");
    }

    private static String checked(String typed, String field) {
        String text = typed.strip().replace("\r\n", "\n");
        boolean plain = text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\t');
        if (text.isEmpty() || text.length() > LONGEST || !plain) {
            throw PortalException.ofFields(
                    KernelError.INVALID_FIELDS,
                    List.of(new FieldError(field, text.isEmpty() ? "required" : "invalid")));
        }
        return text;
    }
}
