package org.whosaw.portal.consent.stop;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.stop.Stop.AtParty;
import org.whosaw.portal.consent.stop.Stop.AtSystem;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;

/**
 * A stop as it goes to the patient.
 *
 * @param id {@code st_…}
 * @param kind stopped, or ended by itself
 * @param givenSince how many provisions to the recipient the hospital recorded after the stop
 * @param systems where it is in force in the hospital
 * @param parties the recipient and whoever gets data from it; what they do is known only as far as
 *     they have signed
 */
public record MyStop(
        @NotNull @Schema(example = "st_0HV3K9QZ7M2TD") String id,
        @NotNull String subject,
        @NotNull Party recipient,
        @NotNull StopKind kind,
        @NotNull Instant at,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int givenSince,
        @NotNull List<InForce> systems,
        @NotNull List<AtRecipient> parties) {
    /** A recipient by name; without an id one that a recipient named itself. */
    @Schema(name = "StopParty")
    public record Party(
            @Schema(nullable = true, example = "rc_0HV3K9QZ7M2TD") @Nullable String id,
            @NotNull String name,
            @Schema(nullable = true) @Nullable String nameEn,
            @NotNull String kind) {
        static Party declared(RecipientCard card) {
            return new Party(null, card.name(), null, card.kind());
        }

        static Party of(RecipientCard card) {
            return new Party(
                    Ids.format(IdPrefix.RECIPIENT, card.id()),
                    card.name(),
                    card.nameEn(),
                    card.kind());
        }
    }

    /** One of the hospital's systems. */
    @Schema(name = "StopAtSystem")
    public record InForce(
            @NotNull String name,
            @Schema(nullable = true) @Nullable String nameEn,
            @NotNull TargetState state,
            @NotNull Instant since) {
        static InForce of(AtSystem at) {
            return new InForce(at.system().name(), at.system().nameEn(), at.state(), at.since());
        }
    }

    /** One recipient of the chain. */
    @Schema(name = "StopAtRecipient")
    public record AtRecipient(
            @NotNull Party party,
            @Schema(nullable = true) @Nullable String from,
            @NotNull TargetState state,
            @NotNull Instant since,
            @Schema(nullable = true) @Nullable Instant stopBy,
            @Schema(nullable = true) @Nullable Instant deleteBy,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean deleteByProvisional,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean wasLate) {
        static AtRecipient of(AtParty at) {
            Long parent = at.parent();
            return new AtRecipient(
                    at.declared() ? Party.declared(at.card()) : Party.of(at.card()),
                    parent == null ? null : Ids.format(IdPrefix.RECIPIENT, parent),
                    at.state(),
                    at.since(),
                    at.stopDue(),
                    at.deleteDue(),
                    at.provisional(),
                    at.wasLate());
        }
    }

    static MyStop of(Stop stop, int givenSince) {
        return new MyStop(
                stop.number(),
                stop.person().code(),
                Party.of(stop.recipient()),
                stop.kind(),
                stop.at(),
                givenSince,
                stop.systems().stream().map(InForce::of).toList(),
                stop.parties().stream().map(AtRecipient::of).toList());
    }
}
