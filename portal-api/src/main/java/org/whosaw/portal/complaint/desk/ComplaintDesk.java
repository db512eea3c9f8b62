package org.whosaw.portal.complaint.desk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.complaint.Competence;
import org.whosaw.portal.complaint.ComplaintError;
import org.whosaw.portal.complaint.EvidenceSource;
import org.whosaw.portal.complaint.FiledComplaint;
import org.whosaw.portal.complaint.FiledComplaint.Evidence;
import org.whosaw.portal.complaint.RouteAnswer;
import org.whosaw.portal.complaint.course.ComplaintState;
import org.whosaw.portal.complaint.course.ComplaintStep;
import org.whosaw.portal.complaint.desk.ComplaintBody.Filing;
import org.whosaw.portal.complaint.desk.ComplaintBook.Opened;
import org.whosaw.portal.complaint.desk.ComplaintBook.Said;
import org.whosaw.portal.complaint.evidence.EvidenceIntake;
import org.whosaw.portal.crypto.CodeKeys;
import org.whosaw.portal.crypto.CodeKeys.CodeKey;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.identity.limit.RateLimit;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.receipt.Receipt;
import org.whosaw.portal.ledger.receipt.ReceiptMaker;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.text.Language;

/**
 * Where a complaint is begun, filed and followed. Whoever has the code is served, signed in or not;
 * nobody else can be. Safe for threads.
 */
public final class ComplaintDesk {
    /** How long a draft waits for her to come back. */
    public static final Duration DRAFTS_KEPT = Duration.ofDays(30);

    private static final int BATCH = 100;

    private final Ground on;
    private final ComplaintBook book;
    private final CodeKeys codes;
    private final EvidenceIntake evidence;
    private final Competence competence;
    private final HospitalPost post;
    private final AuthorityPost authorities;
    private final FilingCheck check;

    /** What the room stands on. */
    public record Ground(
            Database database,
            RandomSource random,
            RateLimits limits,
            ReceiptMaker receipts,
            FilingReceipt.Maker filings,
            Clock clock) {}

    ComplaintDesk(
            Ground on,
            ComplaintBook book,
            CodeKeys codes,
            EvidenceIntake evidence,
            Competence competence,
            HospitalPost post,
            AuthorityPost authorities) {
        this.on = on;
        this.book = book;
        this.codes = codes;
        this.evidence = evidence;
        this.competence = competence;
        this.post = post;
        this.authorities = authorities;
        this.check = new FilingCheck(competence);
    }

    /** A complaint that was begun: the code for her, the key for her browser. */
    public record Begun(ReceiptCode code, CodeKey key) {}

    /**
     * One complaint as its holder sees it.
     *
     * @param intact false when the database does not have it as the ledger does
     */
    public record Tracked(ComplaintBody body, boolean intact) {
        @Override
        public String toString() {
            return "Tracked[redacted]";
        }
    }

    /** Begins a complaint; it is hers alone until she files it. */
    public Begun begin(ComplaintDraft draft, Language language, String address) {
        on.limits().spend(RateLimit.COMPLAINTS_PER_ADDRESS, address);
        while (true) {
            ReceiptCode code = ReceiptCode.draw(on.random());
            CodeKey key = codes.of(code.digits());
            long id = book.nextId();
            ComplaintBody body =
                    new ComplaintBody(
                            ComplaintBook.number(id),
                            code.grouped(),
                            language,
                            ComplaintState.DRAFT,
                            draft,
                            null,
                            List.of());
            if (book.begin(key, id, body)) {
                return new Begun(code, key);
            }
        }
    }

    /**
     * Opens with a code.
     *
     * @throws PortalException when there is none of that code, or too many were tried
     */
    public CodeKey enter(String typed, String address) {
        on.limits().spend(RateLimit.RECEIPT_CODES_PER_ADDRESS, address);
        return ReceiptCode.parse(typed)
                .map(code -> codes.of(code.digits()))
                .filter(key -> book.open(key).isPresent())
                .orElseThrow(() -> new PortalException(ComplaintError.NO_SUCH_CODE));
    }

    /** Returns the key that her browser holds; empty when it opens nothing any more. */
    public Optional<CodeKey> ofToken(@Nullable String token) {
        return token == null
                ? Optional.empty()
                : codes.ofToken(token).filter(key -> book.open(key).isPresent());
    }

    /** Returns the complaint of a key. */
    public Tracked find(CodeKey key) {
        Opened opened = opened(key);
        return new Tracked(opened.body(), opened.intact());
    }

    private Opened opened(CodeKey key) {
        return book.open(key).orElseThrow(() -> new PortalException(ComplaintError.NO_SUCH_CODE));
    }

    private Opened draft(CodeKey key) {
        Opened opened = opened(key);
        if (!opened.body().state().isDraft()) {
            throw new PortalException(ComplaintError.FILED_ALREADY);
        }
        return opened;
    }

    /** Says whether what a code opens is filed: whoever presses twice files once. */
    public boolean isFiled(CodeKey key) {
        return !opened(key).body().state().isDraft();
    }

    /** Keeps what she has written on a screen. */
    public void save(CodeKey key, UnaryOperator<ComplaintDraft> change) {
        Opened opened = draft(key);
        book.save(key, opened, opened.body().with(change.apply(opened.body().draft())));
    }

    /**
     * Takes a file of evidence.
     *
     * @throws PortalException when it is not taken; the draft stays as it was
     */
    public Evidence addEvidence(CodeKey key, InputStream in) throws IOException {
        Opened opened = draft(key);
        Evidence file = evidence.take(key.key(), opened.id(), opened.body().draft().evidence(), in);
        List<Evidence> all = new ArrayList<>(opened.body().draft().evidence());
        all.add(file);
        boolean kept = false;
        try {
            book.save(key, opened, opened.body().with(opened.body().draft().with(all)));
            kept = true;
        } finally {
            if (!kept) {
                evidence.delete(file);
            }
        }
        return file;
    }

    /** Takes a file out again; one that is not there stays so. */
    public void removeEvidence(CodeKey key, String name) {
        Opened opened = draft(key);
        List<Evidence> all = new ArrayList<>(opened.body().draft().evidence());
        for (Evidence each : opened.body().draft().evidence()) {
            if (each.name().equals(name)) {
                all.remove(each);
                book.save(key, opened, opened.body().with(opened.body().draft().with(all)));
                evidence.delete(each);
            }
        }
    }

    /** Gives up a draft: nothing of it stays. */
    public void discard(CodeKey key) {
        Opened opened = draft(key);
        evidence.deleteAll(opened.id());
        on.database().write(tx -> book.delete(tx, opened.id()));
    }

    /** Returns who is competent for what she has written, and why. */
    public RouteAnswer route(ComplaintDraft draft) {
        return competence.of(draft.facts(), today());
    }

    /** Returns what knows all authorities. */
    public Competence competence() {
        return competence;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(on.clock().instant(), ChinaTime.ZONE);
    }

    /**
     * Files it: from its commit on it cannot be lost, and what was confirmed cannot be changed.
     *
     * @throws PortalException naming every field that is missing
     */
    public Tracked file(CodeKey key) {
        Opened opened = draft(key);
        ComplaintBody body = opened.body();
        ComplaintDraft draft = body.draft();
        check.demand(draft, today());
        RouteAnswer route = route(draft);
        String chosen = draft.to().lead();
        String lead = chosen == null ? route.lead().code() : chosen;
        HospitalPost.@Nullable Letter letter =
                draft.to().hospital() ? post.prepare(body, evidence, key) : null;
        Filing filing =
                new Filing(
                        on.clock().instant(),
                        hash(body.confirmed()),
                        draft.to().authority() ? lead : null,
                        route.row() + " " + route.versions(),
                        letter == null ? null : letter.number());
        ComplaintBody after =
                book.next(
                        body.with(filing),
                        ComplaintStep.FILED,
                        filing.at(),
                        filing.lead(),
                        null,
                        null);
        if (filing.lead() != null) {
            for (String each : draft.to().also()) {
                after =
                        each.equals(lead)
                                ? after
                                : book.next(
                                        after, ComplaintStep.COPIED, filing.at(), each, null, null);
            }
        }
        List<AuthorityPost.Parcel> parcels = parcels(key, after, 0);
        book.keep(
                key,
                opened,
                after,
                tx -> {
                    if (letter != null) {
                        letter.keep(tx);
                    }
                    parcels.forEach(each -> each.keep(tx));
                });
        return find(key);
    }

    /** Makes what goes out by itself of the ways that it takes from the {@code from}th on. */
    private List<AuthorityPost.Parcel> parcels(CodeKey key, ComplaintBody body, int from) {
        return body.errands().stream()
                .skip(from)
                .map(each -> authorities.prepare(Confirmed.of(body, each), source(key, body)))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Takes a filed complaint to another authority, after silence or an answer that is none, or
     * beside the one it lies with.
     *
     * @param step {@link ComplaintStep#TAKEN_FURTHER} or {@link ComplaintStep#COPIED}
     * @param confirmed the content hash of what she was shown and confirmed
     * @throws PortalException when that authority is not known, or what she confirmed is another
     *     text
     */
    public Tracked takeTo(
            CodeKey key,
            ComplaintStep step,
            @Nullable String authority,
            @Nullable String confirmed) {
        Opened opened = opened(key);
        check.demandOnward(step, opened.body(), authority, confirmed, today());
        ComplaintBody body = opened.body();
        ComplaintBody after = book.next(body, step, on.clock().instant(), authority, null, null);
        List<AuthorityPost.Parcel> parcels = parcels(key, after, body.errands().size());
        book.keep(key, opened, after, tx -> parcels.forEach(each -> each.keep(tx)));
        return find(key);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JVM", e);
        }
    }

    /**
     * Takes a step of its course.
     *
     * @param authority to which authority it went, by its code, or null
     * @param reference the authority's own number, or null
     * @param words what was answered, or null
     */
    public Tracked step(
            CodeKey key,
            ComplaintStep step,
            @Nullable String authority,
            @Nullable String reference,
            @Nullable String words) {
        Opened opened = opened(key);
        check.demand(step, authority, reference, words, today());
        Said said = new Said(authority, reference, words, tx -> {});
        book.step(key, opened, opened.body(), step, said);
        return find(key);
    }

    /** Notes that all that goes out is made; done before, it stays as it is. */
    public Tracked packaged(CodeKey key) {
        Opened opened = opened(key);
        if (opened.body().state() == ComplaintState.FILED && isForAuthority(opened)) {
            book.step(key, opened, opened.body(), ComplaintStep.PACKAGED, Said.NOTHING);
        }
        return find(key);
    }

    private static boolean isForAuthority(Opened opened) {
        Filing filing = opened.body().filing();
        return filing != null && filing.lead() != null;
    }

    /** Notes that she has the package in hand; done before, it stays as it is. */
    public Tracked handedOver(CodeKey key) {
        packaged(key);
        Opened opened = opened(key);
        if (opened.body().state() == ComplaintState.READY) {
            book.step(key, opened, opened.body(), ComplaintStep.HANDED_OVER, Said.NOTHING);
        }
        return find(key);
    }

    /** Notes when its authority was given the package without her; done before, it stays. */
    public Tracked sentOff(CodeKey key, Instant at) {
        Opened opened = opened(key);
        if (opened.body().state() == ComplaintState.READY) {
            book.step(key, opened, opened.body(), ComplaintStep.SENT_OFF, at, Said.NOTHING);
        }
        return find(key);
    }

    /** Notes when an authority beside was given its package; done before, it stays. */
    public Tracked copySent(CodeKey key, String authority, Instant at) {
        Opened opened = opened(key);
        boolean noted =
                opened.body().events().stream()
                        .anyMatch(
                                each ->
                                        each.step() == ComplaintStep.COPY_SENT
                                                && authority.equals(each.authority()));
        if (!noted) {
            Said said = new Said(authority, null, null, tx -> {});
            book.step(key, opened, opened.body(), ComplaintStep.COPY_SENT, at, said);
        }
        return find(key);
    }

    /** Returns it as a package takes it; empty while it is a draft or goes to no authority. */
    public Optional<FiledComplaint> filed(CodeKey key) {
        ComplaintBody body = opened(key).body();
        return body.errand().map(each -> Confirmed.of(body, each));
    }

    /** Returns it as the package to one of its authorities takes it; empty for any other. */
    public Optional<FiledComplaint> filed(CodeKey key, String authority) {
        ComplaintBody body = opened(key).body();
        return body.errands().stream()
                .filter(each -> each.authority().equals(authority))
                .reduce((one, next) -> next)
                .map(each -> Confirmed.of(body, each));
    }

    /** Returns what opens its evidence. */
    public EvidenceSource source(CodeKey key) {
        return source(key, opened(key).body());
    }

    private EvidenceSource source(CodeKey key, ComplaintBody body) {
        List<Evidence> files = body.draft().evidence();
        return name ->
                files.stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .map(each -> evidence.open(key.key(), each))
                        .orElseThrow(() -> new PortalException(ComplaintError.NO_SUCH_CODE));
    }

    /** Returns the receipt that can be had at once, as text; empty for a draft. */
    public Optional<byte[]> receipt(CodeKey key) {
        ComplaintBody body = opened(key).body();
        Filing filing = body.filing();
        return filing == null
                ? Optional.empty()
                : Optional.of(
                        on.filings()
                                .make(body.number(), filing.at(), filing.contentHash())
                                .getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the receipt with the proof of every step.
     *
     * @throws PortalException for a second or two after a step, until it is signed
     */
    public Receipt proof(CodeKey key) {
        ComplaintBody body = opened(key).body();
        return on.receipts().make(ComplaintLeaf.NOBODY, book.provable(key, body));
    }

    /** Returns what the desk of the hospital has answered, when it went there as well. */
    public Optional<HospitalPost.Standing> atHospital(ComplaintBody body) {
        Filing filing = body.filing();
        return filing == null || filing.desk() == null
                ? Optional.empty()
                : post.standing(filing.desk());
    }

    /** Writes to the desk of the hospital, which asked or answered. */
    public void replyToHospital(CodeKey key, String text) {
        Filing filing = opened(key).body().filing();
        if (filing == null || filing.desk() == null) {
            throw new PortalException(ComplaintError.WENT_ON);
        }
        post.reply(filing.desk(), text);
    }

    /** Deletes drafts that nobody came back to, and what broke off; returns how many. */
    public int sweep() {
        Instant before = on.clock().instant().minus(DRAFTS_KEPT);
        List<Long> all = book.forgotten(before, BATCH);
        for (long id : all) {
            evidence.deleteAll(id);
            on.database().write(tx -> book.delete(tx, id));
        }
        return all.size() + evidence.sweep();
    }
}
