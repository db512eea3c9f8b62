package org.whosaw.portal.consent.asking;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.Grant;
import org.whosaw.portal.consent.GrantEvent;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.GrantState;
import org.whosaw.portal.consent.GrantStep;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.identity.guardian.Relation;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.Purpose;

/**
 * What she allowed, as she sees it.
 *
 * @param until the moment at which it ends, or null
 * @param relation what the guardian who gave it is to the child, or null
 * @param noticeHash SHA-256 of the notice, hexadecimal
 * @param notice the notice word for word, or null in a list
 */
public record Permission(
        @Schema(example = "gr_0HV3K9QZ7M2TD") String id,
        @Schema(example = "pt_0HV3K9QZ7M2TD") String subject,
        Party recipient,
        @Schema(example = "ru_0HV3K9QZ7M2TD") String use,
        Purpose purpose,
        List<Element> elements,
        GrantMode mode,
        GrantState state,
        Instant givenAt,
        @Nullable Instant until,
        @Nullable Instant closedAt,
        @Nullable Instant revokedAt,
        @Nullable Relation relation,
        @Schema(example = "nv_0HV3K9QZ7M2TD") String noticeId,
        String noticeHash,
        @JsonRawValue @Schema(type = "object") @Nullable String notice,
        List<Taken> steps) {
    public Permission {
        elements = List.copyOf(elements);
        steps = List.copyOf(steps);
    }

    /** The outside party. */
    @Schema(name = "PermissionParty")
    public record Party(
            @Schema(example = "rc_0HV3K9QZ7M2TD") String id,
            String name,
            @Nullable String nameEn,
            String kind) {
        /** Returns the party of a card. */
        public static Party of(RecipientCard card) {
            return new Party(
                    Ids.format(IdPrefix.RECIPIENT, card.id()),
                    card.name(),
                    card.nameEn(),
                    card.kind());
        }
    }

    /** One step of its course. */
    @Schema(name = "PermissionStep")
    public record Taken(GrantStep step, Instant at) {}

    /** Returns the view of a grant. */
    static Permission of(
            Grant grant, RecipientCard card, @Nullable String notice, List<GrantEvent> events) {
        return new Permission(
                grant.number(),
                grant.person().code(),
                Party.of(card),
                Ids.format(IdPrefix.USE, grant.useId()),
                grant.purpose(),
                ordered(grant.elements()),
                grant.mode(),
                grant.state(),
                grant.givenAt(),
                grant.until(),
                grant.closedAt(),
                grant.revokedAt(),
                grant.relation(),
                Ids.format(IdPrefix.NOTICE, grant.noticeId()),
                grant.noticeHash(),
                notice,
                events.stream().map(each -> new Taken(each.step(), each.at())).toList());
    }

    /** Returns elements in the order of their kinds. */
    public static List<Element> ordered(Set<Element> elements) {
        return elements.stream().sorted(Comparator.comparingInt(Element::ordinal)).toList();
    }

    @Override
    public String toString() {
        return "Permission[" + id + "]";
    }
}
