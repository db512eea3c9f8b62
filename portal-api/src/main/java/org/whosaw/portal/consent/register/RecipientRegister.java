package org.whosaw.portal.consent.register;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.register.RegisterDao.NoticeRow;
import org.whosaw.portal.consent.register.RegisterDao.UseRow;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/** The hospital's register of approved uses. Safe for threads. */
public final class RecipientRegister {
    private static final int A_TURN = 100;

    private final Database database;
    private final DirectoryLookup directory;
    private final NoticeListener listener;
    private final IdSource ids;
    private final Clock clock;

    public RecipientRegister(
            Database database,
            DirectoryLookup directory,
            NoticeListener listener,
            IdSource ids,
            Clock clock) {
        this.database = database;
        this.directory = directory;
        this.listener = listener;
        this.ids = ids;
        this.clock = clock;
    }

    /** A row that does not stand, and why. */
    public record Faulty(RecipientUse use, String recipient, List<UseFault> faults) {
        public Faulty {
            faults = List.copyOf(faults);
        }

        /** Names the row and what is wrong with it. */
        public String text() {
            return use.number()
                    + " ("
                    + recipient
                    + ", "
                    + use.purpose().code()
                    + "): "
                    + faults.stream().map(UseFault::code).collect(Collectors.joining(", "));
        }
    }

    /**
     * Writes a row; one that is there is written over. What widens an active one makes it a draft
     * until a notice tells of it.
     *
     * @throws PortalException when the row may not stand
     */
    public RecipientUse put(HospitalId hospital, UseDraft draft) {
        RecipientCard card =
                directory
                        .recipient(hospital, draft.recipient())
                        .orElseThrow(() -> new PortalException(RegisterError.NO_SUCH_RECIPIENT));
        Optional<RecipientUse> there = find(card.id(), draft.purpose());
        RecipientUse use = made(hospital, card, draft, there);
        List<UseFault> faults = faults(use);
        demand(
                RegisterError.ROW_REFUSED,
                use,
                faults.stream().filter(UseFault::refusesRow).toList());
        RecipientUse written =
                faults.isEmpty()
                        ? use
                        : UseCourse.after(use.state(), UseStep.OUTGREW_NOTICE)
                                .map(to -> in(use, to))
                                .orElse(use);
        database.write(tx -> tx.dao(RegisterDao.class).put(RegisterRows.row(written)));
        return find(card.id(), draft.purpose()).orElseThrow();
    }

    private RecipientUse made(
            HospitalId hospital, RecipientCard card, UseDraft draft, Optional<RecipientUse> there) {
        return new RecipientUse(
                there.map(RecipientUse::id).orElseGet(ids::next),
                hospital,
                card.id(),
                draft.purpose(),
                draft.basis(),
                draft.article(),
                draft.elements(),
                draft.method(),
                draft.retention(),
                draft.necessity(),
                draft.impact(),
                draft.contract(),
                draft.assessment(),
                draft.role(),
                draft.crossBorder(),
                draft.oneTimeToken(),
                there.map(RecipientUse::state).orElse(UseState.DRAFT),
                there.map(RecipientUse::noticeId).orElse(null),
                there.map(RecipientUse::codeNumber).orElse(1),
                clock.instant());
    }

    private static RecipientUse in(RecipientUse use, UseState state) {
        return new RecipientUse(
                use.id(),
                use.hospital(),
                use.recipientId(),
                use.purpose(),
                use.basis(),
                use.article(),
                use.elements(),
                use.method(),
                use.retention(),
                use.necessity(),
                use.impact(),
                use.contract(),
                use.assessment(),
                use.role(),
                use.crossBorder(),
                use.oneTimeToken(),
                state,
                use.noticeId(),
                use.codeNumber(),
                use.updatedAt());
    }

    private static void demand(RegisterError error, RecipientUse use, List<UseFault> faults) {
        if (!faults.isEmpty()) {
            throw new PortalException(
                    error,
                    use.number(),
                    faults.stream().map(UseFault::code).collect(Collectors.joining(", ")));
        }
    }

    /**
     * Publishes a notice of a use: from now on consent is given by it. When it covers more than the
     * one before, grants by that one end in the same transaction.
     *
     * @param by the member of staff, or null
     * @throws PortalException when a field of it says nothing
     */
    public NoticeVersion publish(
            RecipientUse use, NoticeText chinese, NoticeText english, @Nullable Long by) {
        Set<String> empty = new TreeSet<>();
        chinese.empty().forEach(each -> empty.add("zh-CN." + each));
        english.empty().forEach(each -> empty.add("en." + each));
        if (!empty.isEmpty()) {
            throw new PortalException(RegisterError.NOTICE_INCOMPLETE, String.join(", ", empty));
        }
        NoticeContent content =
                new NoticeContent(
                        chinese,
                        english,
                        use.elements(),
                        use.method(),
                        use.retention(),
                        onward(use));
        String body = content.body();
        Instant now = clock.instant();
        return database.inTransaction(tx -> publish(tx, use, content, body, by, now));
    }

    private NoticeVersion publish(
            Tx tx,
            RecipientUse use,
            NoticeContent content,
            String body,
            @Nullable Long by,
            Instant now) {
        tx.lock(use.id());
        RegisterDao dao = tx.dao(RegisterDao.class);
        Optional<NoticeVersion> before =
                dao.notices(use.id()).stream().findFirst().map(RegisterRows::notice);
        NoticeRow row =
                new NoticeRow(
                        ids.next(),
                        use.id(),
                        before.map(NoticeVersion::number).orElse(0) + 1,
                        Element.toBits(content.elements()),
                        body,
                        NoticeContent.hash(body),
                        Micros.of(now),
                        by);
        dao.addNotice(row);
        dao.setNotice(use.id(), row.id(), Micros.of(now));
        NoticeVersion notice = RegisterRows.notice(row);
        if (before.isPresent() && content.widens(before.get().content())) {
            listener.widened(tx, use, notice, now);
        }
        return notice;
    }

    /**
     * Lets a use be permitted from now on.
     *
     * @throws PortalException when contract, assessment, notice or a cross-border file is missing
     */
    public void activate(long id) {
        Instant now = clock.instant();
        HospitalId hospital = require(id).hospital();
        database.write(
                tx -> {
                    tx.lock(Chains.lock(hospital)); // nobody joins a chain meanwhile
                    RecipientUse use = find(tx, id).orElseThrow();
                    demand(RegisterError.NOT_READY, use, faults(tx, use));
                    move(tx, id, UseStep.ACTIVATED, now);
                });
    }

    /**
     * Makes drafts of what the notice in force does not cover any more, in the transaction by which
     * recipients pass data on to somebody new: when it is committed nothing is permitted by them.
     *
     * @param givers codes of those who give to somebody new; whoever gives to them counts too
     */
    public void passesOn(Tx tx, HospitalId hospital, Set<String> givers) {
        tx.lock(Chains.lock(hospital));
        List<RecipientCard> all = directory.recipients(tx, hospital);
        Set<String> above = Chains.above(all, givers);
        Instant now = clock.instant();
        for (RecipientCard card : all) {
            if (above.contains(card.code())) {
                outgrown(tx, card, Chains.below(all, card.code()), now);
            }
        }
    }

    private void outgrown(Tx tx, RecipientCard card, Set<String> onward, Instant now) {
        for (UseRow row : tx.dao(RegisterDao.class).ofRecipient(card.id())) {
            RecipientUse use = RegisterRows.use(row);
            Long notice = use.noticeId();
            boolean covered =
                    notice != null
                            && notice(tx, notice)
                                    .map(each -> each.content().onward().containsAll(onward))
                                    .orElse(false);
            if (use.state() == UseState.ACTIVE && !covered) {
                move(tx, use.id(), UseStep.OUTGREW_NOTICE, now);
            }
        }
    }

    /** Stops a use for now; grants by it stay, and nothing is permitted. */
    public void suspend(long id) {
        move(id, UseStep.SUSPENDED);
    }

    private void move(long id, UseStep step) {
        Instant now = clock.instant();
        database.write(tx -> move(tx, id, step, now));
    }

    /** Takes a step where it may be taken; who is there already stays. */
    private boolean move(Tx tx, long id, UseStep step, Instant now) {
        tx.lock(id);
        UseState from = find(tx, id).map(RecipientUse::state).orElse(null);
        Optional<UseState> to = UseCourse.after(from, step);
        to.ifPresent(state -> tx.dao(RegisterDao.class).move(id, state.code(), Micros.of(now)));
        return to.isPresent();
    }

    /** Makes every code of a use that was handed out before worthless. */
    public void renewCode(long id) {
        long now = Micros.of(clock.instant());
        database.write(tx -> tx.dao(RegisterDao.class).newCode(id, now));
    }

    /** Ends a use whose contract is over, and what rests on it. */
    public void end(RecipientUse use) {
        Instant now = clock.instant();
        database.write(
                tx -> {
                    if (move(tx, use.id(), UseStep.CONTRACT_ENDED, now)) {
                        listener.contractEnded(tx, use, now);
                    }
                });
    }

    /**
     * Ends every use whose contract is over by now, and makes a draft of what the notice in force
     * does not cover any more, such as a new party that the recipient passes data on to.
     */
    public void tick() {
        for (Faulty each : faulty()) {
            if (each.use().state() == UseState.ACTIVE) {
                move(each.use().id(), UseStep.OUTGREW_NOTICE);
            }
        }
        String today = today().toString();
        database.read(tx -> tx.dao(RegisterDao.class).over(today, A_TURN)).stream()
                .map(RegisterRows::use)
                .forEach(this::end);
    }

    /** Returns a use, or empty. */
    public Optional<RecipientUse> find(long id) {
        return database.read(tx -> find(tx, id));
    }

    /** Returns a use in the caller's reading, or empty. */
    public Optional<RecipientUse> find(Tx tx, long id) {
        return tx.dao(RegisterDao.class).find(id).map(RegisterRows::use);
    }

    /** Returns the use of a recipient for a purpose, or empty. */
    public Optional<RecipientUse> find(long recipient, Purpose purpose) {
        return database.read(tx -> find(tx, recipient, purpose));
    }

    /** Returns the use of a recipient for a purpose in the caller's reading, or empty. */
    public Optional<RecipientUse> find(Tx tx, long recipient, Purpose purpose) {
        return tx.dao(RegisterDao.class).find(recipient, purpose.code()).map(RegisterRows::use);
    }

    /** Returns the uses of a recipient. */
    public List<RecipientUse> ofRecipient(long recipient) {
        return uses(dao -> dao.ofRecipient(recipient));
    }

    /** Returns the register of a hospital. */
    public List<RecipientUse> ofHospital(HospitalId hospital) {
        return uses(dao -> dao.ofHospital(hospital.value()));
    }

    private List<RecipientUse> uses(java.util.function.Function<RegisterDao, List<UseRow>> query) {
        return database.read(tx -> query.apply(tx.dao(RegisterDao.class))).stream()
                .map(RegisterRows::use)
                .toList();
    }

    /** Returns a notice. */
    public Optional<NoticeVersion> notice(long id) {
        return database.read(tx -> notice(tx, id));
    }

    /** Returns a notice in the caller's reading. */
    public Optional<NoticeVersion> notice(Tx tx, long id) {
        return tx.dao(RegisterDao.class).notice(id).map(RegisterRows::notice);
    }

    /** Returns the notices of a use, the newest first. */
    public List<NoticeVersion> notices(long use) {
        return database.read(tx -> tx.dao(RegisterDao.class).notices(use)).stream()
                .map(RegisterRows::notice)
                .toList();
    }

    /** Returns the same as {@link #faults(RecipientUse)}, in the caller's reading. */
    private List<UseFault> faults(Tx tx, RecipientUse use) {
        Long notice = use.noticeId();
        List<RecipientCard> all = directory.recipients(tx, use.hospital());
        RecipientCard card =
                all.stream()
                        .filter(each -> each.id() == use.recipientId())
                        .findFirst()
                        .orElseThrow();
        return UseRules.faults(
                use,
                card,
                notice == null ? null : notice(tx, notice).map(NoticeVersion::content).orElse(null),
                Chains.below(all, card.code()),
                today());
    }

    /** Returns what keeps a use from standing, or from being active. */
    public List<UseFault> faults(RecipientUse use) {
        Long notice = use.noticeId();
        return UseRules.faults(
                use,
                directory.recipient(use.recipientId()).orElseThrow(),
                notice == null ? null : notice(notice).map(NoticeVersion::content).orElse(null),
                onward(use),
                today());
    }

    /**
     * Returns every row that does not stand: one that may not be there, or active and not ready.
     */
    public List<Faulty> faulty() {
        List<Faulty> all = new ArrayList<>();
        for (RecipientUse use : uses(RegisterDao::all)) {
            List<UseFault> faults =
                    faults(use).stream()
                            .filter(fault -> fault.refusesRow() || use.state() == UseState.ACTIVE)
                            .filter(fault -> fault != UseFault.CONTRACT_OVER)
                            .toList();
            if (!faults.isEmpty()) {
                String code = directory.recipient(use.recipientId()).orElseThrow().code();
                all.add(new Faulty(use, code, faults));
            }
        }
        return all;
    }

    private Set<String> onward(RecipientUse use) {
        String code = directory.recipient(use.recipientId()).orElseThrow().code();
        return directory.onward(use.hospital(), code);
    }

    private RecipientUse require(long id) {
        return find(id).orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ChinaTime.ZONE);
    }
}
