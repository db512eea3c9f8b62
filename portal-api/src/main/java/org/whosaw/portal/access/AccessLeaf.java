package org.whosaw.portal.access;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.ledger.CanonicalBytes;
import org.whosaw.portal.ledger.LeafKind;

/**
 * Says what the ledger commits to of an access: everything that was recorded of it, as its person
 * may read it; what only the hospital may read is bound by fingerprints. The one place that says
 * so; {@code docs/ledger.md} has the list.
 *
 * @param listCount how many the list had of which this is a part, or null
 * @param flags as they were when it was recorded
 */
record AccessLeaf(
        long id,
        byte[] sourceKey,
        byte[] contentHash,
        String system,
        @Nullable Long sequence,
        long occurredAt,
        long recordedAt,
        Accessor accessor,
        @Nullable Origin origin,
        AccessAction action,
        AccessOutcome outcome,
        Purpose purpose,
        long categories,
        long elements,
        int flags,
        @Nullable String reason,
        @Nullable String approval,
        boolean isProtected,
        @Nullable Integer listCount) {
    /** Flags that are set while recording; others come and go later. */
    static final int RECORDED =
            AccessFlag.EMERGENCY.bit()
                    | AccessFlag.CONTRACTOR.bit()
                    | AccessFlag.SHARED_TERMINAL.bit()
                    | AccessFlag.SEMI_OPEN.bit()
                    | AccessFlag.APPROVED.bit()
                    | AccessFlag.FAILED.bit()
                    | AccessFlag.ADDRESS_OUTSIDE_CHINA.bit();

    private static final int MOST_KNOWN = 5_000;
    private static final Map<Long, String> CATEGORIES = new ConcurrentHashMap<>();
    private static final Map<Long, String> ELEMENTS = new ConcurrentHashMap<>();
    private static final Map<Long, String> FLAGS = new ConcurrentHashMap<>();

    /**
     * Returns the content of the leaf of one of its persons.
     *
     * @param person null for a leaf of somebody who is not registered yet
     * @param code under which she knows who looked, null with the person
     */
    CanonicalBytes of(@Nullable PersonId person, @Nullable String code) {
        return CanonicalBytes.of(LeafKind.ACCESS)
                .text("action", action.code())
                .text("approval", approval)
                .text("categories", known(CATEGORIES, categories, DataCategory::fromBits))
                .bytes("content", contentHash)
                .text("elements", known(ELEMENTS, elements, Element::fromBits))
                .text(
                        "flags",
                        known(
                                FLAGS,
                                flags & RECORDED,
                                bits -> AccessFlag.fromBits(Math.toIntExact(bits))))
                .text("id", Ids.format(IdPrefix.ACCESS, id))
                .number("list_count", listCount == null ? null : listCount.longValue())
                .number("occurred_at", occurredAt)
                .bytes("origin", origin == null ? null : origin.fingerprint())
                .text("outcome", outcome.code())
                .number("protected", isProtected ? 1L : 0L)
                .text("purpose", purpose.code())
                .text("reason", reason)
                .number("recorded_at", recordedAt)
                .number("sequence", sequence)
                .bytes("source", sourceKey)
                .text("subject", person == null ? null : person.code())
                .text("system", system)
                .text("terminal", origin == null ? null : origin.terminal())
                .bytes("who", accessor.fingerprint())
                .text("who_code", code)
                .text("who_department", accessor.department())
                .text("who_employer", accessor.employer())
                .text("who_identity", accessor.identity().code())
                .text("who_name", accessor.maskedName())
                .text("who_role", accessor.role());
    }

    /** Returns the same with what is sealed in the database. */
    AccessLeaf with(@Nullable String openReason, @Nullable String openApproval) {
        return new AccessLeaf(
                id,
                sourceKey,
                contentHash,
                system,
                sequence,
                occurredAt,
                recordedAt,
                accessor,
                origin,
                action,
                outcome,
                purpose,
                categories,
                elements,
                flags,
                openReason,
                openApproval,
                isProtected,
                listCount);
    }

    /** Returns the codes of bits in their order, a space between. */
    private static <T extends Coded> String known(
            Map<Long, String> known, long bits, LongFunction<Set<T>> read) {
        String text = known.get(bits);
        if (text == null) {
            TreeSet<String> codes = new TreeSet<>();
            read.apply(bits).forEach(each -> codes.add(each.code()));
            text = String.join(" ", codes);
            if (known.size() < MOST_KNOWN) {
                known.put(bits, text);
            }
        }
        return text;
    }

    @Override
    public String toString() {
        return "AccessLeaf[" + id + "]";
    }
}
