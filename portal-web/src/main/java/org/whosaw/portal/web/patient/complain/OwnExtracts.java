package org.whosaw.portal.web.patient.complain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.Proofs;
import org.whosaw.portal.complaint.Attached;
import org.whosaw.portal.complaint.AttachedKind;
import org.whosaw.portal.consent.stop.StopDesk;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.receipt.ReceiptFile;
import org.whosaw.portal.request.RequestDesk;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.desk.RightsDesk;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.patient.asking.MatterStates;
import org.whosaw.portal.web.patient.asking.MatterUiState;
import org.whosaw.portal.web.patient.given.RecipientStates;
import org.whosaw.portal.web.patient.given.RecipientUiState;
import org.whosaw.portal.web.patient.rights.RightStates;
import org.whosaw.portal.web.patient.rights.RightUiState;
import org.whosaw.portal.web.patient.stops.StopStates;
import org.whosaw.portal.web.patient.stops.StopUiState;
import org.whosaw.portal.web.patient.timeline.EntryStates;
import org.whosaw.portal.web.patient.timeline.EntryUiState;
import org.whosaw.portal.web.session.SignedIn;

/** Takes extracts of her records in the very words in which her pages show them. */
public final class OwnExtracts {
    private static final int MOST_PROVISIONS = 10;

    private final EntryStates entries;
    private final RecipientStates recipients;
    private final MatterStates matters;
    private final RequestDesk requests;
    private final RightsDesk rights;
    private final RightStates rightStates;
    private final StopStates stops;
    private final StopDesk stopDesk;
    private final Proofs proofs;

    public OwnExtracts(
            EntryStates entries,
            RecipientStates recipients,
            MatterStates matters,
            RequestDesk requests,
            RightsDesk rights,
            RightStates rightStates,
            StopStates stops,
            StopDesk stopDesk,
            Proofs proofs) {
        this.entries = entries;
        this.recipients = recipients;
        this.matters = matters;
        this.requests = requests;
        this.rights = rights;
        this.rightStates = rightStates;
        this.stops = stops;
        this.stopDesk = stopDesk;
        this.proofs = proofs;
    }

    /**
     * Returns what goes along with a complaint about a record of hers.
     *
     * @throws PortalException not found, when it is none of hers to see now
     */
    public List<Attached> of(SignedIn who, String reference) {
        OptionalLong access = Ids.parse(IdPrefix.ACCESS, reference);
        if (access.isPresent()) {
            EntryUiState page = entries.of(who, access.getAsLong());
            return List.of(
                    attached(
                            AttachedKind.ACCESS,
                            reference,
                            page.headline() + " · " + page.when(),
                            page.facts(),
                            proof(who, reference)));
        }
        if (Ids.parse(IdPrefix.RECIPIENT, reference).isPresent()) {
            return recipient(recipients.of(who, reference, null), reference);
        }
        if (Ids.parse(IdPrefix.STOP, reference).isPresent()) {
            StopUiState page = stops.one(who, stopDesk.find(who.patient(), reference));
            return List.of(
                    attached(AttachedKind.STOP, reference, page.headline(), page.counts(), null));
        }
        OptionalLong request = Ids.parse(IdPrefix.REQUEST, reference);
        if (request.isPresent() && rights.knows(request.getAsLong())) {
            return List.of(right(who, reference));
        }
        if (request.isPresent()) {
            MatterUiState page = matters.of(who, requests.find(who.patient(), reference), null);
            return List.of(
                    attached(
                            AttachedKind.REQUEST,
                            reference,
                            page.headline(),
                            page.facts(),
                            proof(who, reference)));
        }
        throw new PortalException(KernelError.NOT_FOUND);
    }

    /** With what was stated about the hospital's silence, signed as it is. */
    private Attached right(SignedIn who, String reference) {
        RightsRequest request = rights.find(who.patient(), reference);
        RightUiState page = rightStates.of(who, request, null, Field.EMPTY);
        List<Fact> facts = new ArrayList<>(page.facts());
        facts.addAll(page.answer());
        if (page.silence() != null) {
            facts.add(
                    new Fact(
                            who.words().get("right.silence"),
                            rights.silence(who.patient(), reference),
                            null));
        }
        return attached(AttachedKind.REQUEST, reference, page.headline(), facts, null);
    }

    private static List<Attached> recipient(RecipientUiState page, String reference) {
        List<Attached> all = new ArrayList<>();
        all.add(attached(AttachedKind.CONSENT, reference, page.headline(), page.facts(), null));
        int number = 0;
        for (RecipientUiState.ProvisionCard each : page.provisions()) {
            if (number++ < MOST_PROVISIONS) {
                all.add(
                        attached(
                                AttachedKind.DISCLOSURE,
                                reference + "-" + number,
                                page.headline() + " · " + each.when(),
                                each.facts(),
                                null));
            }
        }
        return all;
    }

    /** What was written a second ago is not signed yet; it goes along without its proof. */
    private @Nullable String proof(SignedIn who, String reference) {
        try {
            return new String(
                    ReceiptFile.write(proofs.entry(who.patient(), reference)),
                    StandardCharsets.UTF_8);
        } catch (PortalException e) {
            return null;
        }
    }

    private static Attached attached(
            AttachedKind kind,
            String reference,
            String title,
            List<Fact> facts,
            @Nullable String proof) {
        return new Attached(
                kind,
                reference,
                title,
                facts.stream()
                        .map(
                                each ->
                                        new Attached.Line(
                                                each.label(),
                                                each.detail() == null
                                                        ? each.value()
                                                        : each.value() + "\n" + each.detail()))
                        .toList(),
                proof);
    }
}
