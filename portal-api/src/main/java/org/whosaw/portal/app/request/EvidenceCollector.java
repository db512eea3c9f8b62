package org.whosaw.portal.app.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.whosaw.portal.app.Proofs;
import org.whosaw.portal.app.request.CaseEvidence.Held;
import org.whosaw.portal.app.request.CaseEvidence.Lines;
import org.whosaw.portal.app.request.EvidenceView.AskedParty;
import org.whosaw.portal.app.request.EvidenceView.EarlierRequest;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.receipt.Receipt;
import org.whosaw.portal.request.rights.RightsError;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.desk.RightsFeature;
import org.whosaw.portal.request.rights.desk.RightsWork;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/**
 * Collects the evidence for a request by itself, for whoever of the hospital handles it. Safe for
 * threads.
 *
 * <ul>
 *   <li>to whom the case is not, its evidence does not exist either;
 *   <li>only while an answer is owed, and not before it is known about whom it is;
 *   <li>the look is on the patient's record before this returns.
 * </ul>
 */
public final class EvidenceCollector {
    private static final Set<Element> SHOWN = Set.of(Element.NAME);
    private static final Set<Element> SHOWN_WITH_CARE = Set.of(Element.NAME, Element.VISITS);

    /** What is younger may not be signed yet, the look that opens the evidence among it. */
    private static final Duration SIGNED_AFTER = Duration.ofMinutes(1);

    private static final List<IdPrefix> PROVEN =
            List.of(IdPrefix.ACCESS, IdPrefix.DISCLOSURE, IdPrefix.GRANT);

    private final RightsFeature rights;
    private final EvidenceSources sources;
    private final Proofs proofs;
    private final DraftWords words;
    private final Clock clock;

    public EvidenceCollector(
            RightsFeature rights,
            EvidenceSources sources,
            Proofs proofs,
            Texts texts,
            Clock clock) {
        this.rights = rights;
        this.sources = sources;
        this.proofs = proofs;
        this.words = new DraftWords(texts);
        this.clock = clock;
    }

    /**
     * Opens the evidence of a case.
     *
     * @throws PortalException not found, when the case is not hers to handle or is answered; her
     *     own case; not shown, while it is not known about whom it is
     */
    public CaseEvidence open(StaffPrincipal member, String number, Language language) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        RightsRequest request = rights.work().mine(member, number);
        if (!request.state().isOpen()) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        PersonId person = request.person();
        if (person == null) {
            throw new PortalException(RightsError.NOT_SHOWN);
        }
        Set<EvidencePart> parts = EvidencePart.of(request.scope());
        boolean care = parts.contains(EvidencePart.CARE);
        RightsWork.Case open = rights.work().open(member, number, care ? SHOWN_WITH_CARE : SHOWN);
        if (open.card() == null) {
            throw new PortalException(KernelError.NOT_FOUND); // erased meanwhile
        }
        Subject subject = new Subject(person, request.hospital(), false);
        Held held =
                new Held(
                        earlier(member, request, person),
                        asked(request),
                        care ? sources.care(person) : List.of(),
                        parts.contains(EvidencePart.CONSENTS)
                                ? sources.consents(subject)
                                : List.of());
        return new CaseEvidence(
                request,
                at,
                parts,
                held,
                lines(request, subject, parts, at, language),
                counts -> words.of(language, parts, counts, at));
    }

    private Lines lines(
            RightsRequest request,
            Subject subject,
            Set<EvidencePart> parts,
            Instant at,
            Language language) {
        DataCategory only = EvidencePart.only(request.scope());
        Instant before = at.minus(1, ChronoUnit.MICROS); // the look that opens it comes at once
        return new Lines(
                to -> {
                    if (parts.contains(EvidencePart.LOOKS)) {
                        sources.looks(subject, before, only, language, to);
                    }
                },
                to -> {
                    if (parts.contains(EvidencePart.GIVEN)) {
                        sources.given(subject, only, to);
                    }
                });
    }

    /** What goes to others than this member, or concerns her, is not there for her here either. */
    private List<EarlierRequest> earlier(
            StaffPrincipal member, RightsRequest request, PersonId person) {
        return rights.book().about(person).stream()
                .filter(each -> each.id() != request.id())
                .filter(each -> each.hospital().equals(member.hospitalId()))
                .filter(each -> rights.routing().sees(member, each.audience()))
                .filter(each -> !rights.routing().concerns(member, each))
                .map(
                        each ->
                                new EarlierRequest(
                                        each.number(),
                                        each.kind(),
                                        each.scope(),
                                        each.state(),
                                        each.outcome(),
                                        each.times().filedAt(),
                                        each.times().closedAt()))
                .toList();
    }

    private List<AskedParty> asked(RightsRequest request) {
        return rights.tasks().of(request).stream()
                .map(
                        each ->
                                new AskedParty(
                                        each.askedOf(),
                                        each.givenAt(),
                                        each.dueAt(),
                                        each.doneAt(),
                                        each.answer()))
                .toList();
    }

    /**
     * Proves the looks, provisions and consents of the evidence: as one receipt, which anybody can
     * check. What was written within the last minute is not in it.
     *
     * @throws PortalException as {@link #open} does; or when something is not signed yet
     */
    public Receipt proof(StaffPrincipal member, String number) {
        CaseEvidence evidence = open(member, number, Language.ZH_CN);
        Set<Long> ids = new HashSet<>();
        evidence.eachId(text -> id(text).ifPresent(ids::add));
        return proofs.collected(
                Objects.requireNonNull(evidence.request().person()),
                ids,
                clock.instant().minus(SIGNED_AFTER));
    }

    private static OptionalLong id(String text) {
        return PROVEN.stream()
                .map(each -> Ids.parse(each, text))
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
    }
}
