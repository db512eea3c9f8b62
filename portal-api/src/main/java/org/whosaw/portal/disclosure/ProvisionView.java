package org.whosaw.portal.disclosure;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.disclosure.end.End;
import org.whosaw.portal.hospital.withheld.HeldBack;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.Purpose;

/**
 * One provision as it stands on the wire.
 *
 * @param id {@code ds_…}
 * @param recipient who received the data
 * @param basis the ground the hospital names; {@code not-stated} when it names none
 * @param article law and article as the source gave them, else the statute's own for the basis
 * @param keepUntil the day until which the recipient may keep it, or null
 * @param destroyedOn the day its destruction is proven for, or null
 * @param onwardOf the provision that this one passes on, {@code ds_…}, or null
 * @param access the look that this provision is, {@code ae_…}, or null
 * @param subject whose entry it is, {@code pt_…}
 * @param heldBack until when and by which law she was not told of it, or null
 * @param standing what it rested on when it was made, as far as records say
 * @param end by when it ends and what the recipient said of it
 */
public record ProvisionView(
        String id,
        Instant occurredAt,
        Party recipient,
        Purpose purpose,
        LegalBasis basis,
        @Nullable String article,
        Set<Element> elements,
        @Nullable String method,
        @Nullable Integer count,
        @Nullable String keepUntil,
        @Nullable String destroyedOn,
        @Nullable String onwardOf,
        @Nullable String access,
        String system,
        String subject,
        @Nullable HeldBack heldBack,
        Standing standing,
        End end) {

    /**
     * An outside party in short; {@code id} is {@code rc_…}, and empty, like the code, for one that
     * a recipient named itself.
     */
    public record Party(
            String id, String code, String name, @Nullable String nameEn, String kind) {}
}
