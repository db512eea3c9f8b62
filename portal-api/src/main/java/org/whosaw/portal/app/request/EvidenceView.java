package org.whosaw.portal.app.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.why.Explanation.Ground;
import org.whosaw.portal.consent.asking.Permission;
import org.whosaw.portal.disclosure.ProvisionView;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.RightsOutcome;
import org.whosaw.portal.request.rights.RightsScope;
import org.whosaw.portal.request.rights.RightsState;

/**
 * The evidence for one request as it stands on the wire, where {@link CaseEvidence} writes it
 * without ever holding all of it. No name of hers, no phone, no birth date; staff masked, under
 * codes that hold for her alone.
 *
 * @param parts what was collected; a list of another part is empty
 * @param asked departments and recipients that the desk asked
 * @param looks newest first, without what is specially protected
 * @param given newest first, without what is specially protected
 * @param draft an answer in plain words, to be read and changed before it is sent
 */
@Schema(name = "RightEvidence")
public record EvidenceView(
        @Schema(example = "rq_0HV3K9QZ7M2TD") String request,
        Instant collectedAt,
        List<EvidencePart> parts,
        List<EarlierRequest> requests,
        List<AskedParty> asked,
        List<CareLine> care,
        List<Permission> consents,
        List<ProvisionView> given,
        List<Access> looks,
        EvidenceCounts counts,
        String draft) {
    public EvidenceView {
        parts = List.copyOf(parts);
        requests = List.copyOf(requests);
        asked = List.copyOf(asked);
        care = List.copyOf(care);
        consents = List.copyOf(consents);
        given = List.copyOf(given);
        looks = List.copyOf(looks);
    }

    /** Another request of hers. */
    @Schema(name = "EarlierRight")
    public record EarlierRequest(
            @Schema(example = "rq_0HV3K9QZ7M2TD") String id,
            RequestKind kind,
            RightsScope scope,
            RightsState state,
            @Nullable RightsOutcome outcome,
            Instant filedAt,
            @Nullable Instant closedAt) {}

    /** Somebody who was asked for this request. */
    @Schema(name = "RightAskedParty")
    public record AskedParty(
            @Schema(example = "病案室") String askedOf,
            Instant givenAt,
            Instant dueAt,
            @Nullable Instant doneAt,
            @Nullable String answer) {
        @Override
        public String toString() {
            return "AskedParty[redacted]";
        }
    }

    /**
     * One fact of her care.
     *
     * @param to null for an act, and for what has not ended
     */
    @Schema(name = "RightCareLine")
    public record CareLine(
            @JsonProperty("kind") Ground kind,
            Instant from,
            @Nullable Instant to,
            @Nullable String department) {}

    /**
     * How many of each.
     *
     * @param people how many accounts looked
     * @param systems through how many systems
     * @param unexplained how many looks nothing on file ties to her care
     * @param recipients how many parties received something
     * @param live how many consents hold now
     */
    public record EvidenceCounts(
            int looks,
            int people,
            int systems,
            int unexplained,
            int given,
            int recipients,
            int consents,
            int live,
            int care,
            int requests,
            int asked) {}

    @Override
    public String toString() {
        return "EvidenceView[" + request + "]";
    }
}
