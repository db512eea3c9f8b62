package org.whosaw.portal.hospital;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;

/** The directory's entries as other rooms read them. */
public final class DirectoryCards {
    private DirectoryCards() {}

    /**
     * A system, with the office that answers for it.
     *
     * @param covered whether its looks are on the list at all
     * @param notCoveredReason why not, when they are not
     * @param rhythm how often it sends, where the hospital declared it
     */
    public record SystemCard(
            long id,
            HospitalId hospital,
            String code,
            String name,
            @Nullable String nameEn,
            @Nullable String department,
            @Nullable String office,
            @Nullable String phone,
            boolean covered,
            @Nullable String notCoveredReason,
            @Nullable Rhythm rhythm) {}

    /** A terminal. */
    public record TerminalCard(
            String code,
            String place,
            @Nullable String placeEn,
            @Nullable String department,
            boolean shared,
            boolean semiOpen) {}

    /** A staff member, opened. */
    public record StaffCard(
            byte[] key,
            String name,
            String role,
            @Nullable String department,
            @Nullable String employer,
            @Nullable String employerKind,
            @Nullable String employerRecipient) {
        @Override
        public String toString() {
            return "StaffCard[role=" + role + "]";
        }
    }

    /** An account: what kind, and the keys of whose it is. */
    public record AccountCard(
            byte[] key, String kind, List<byte[]> staffKeys, @Nullable String department) {}

    /** A recipient's card. */
    public record RecipientCard(
            long id,
            HospitalId hospital,
            String code,
            String name,
            @Nullable String nameEn,
            String kind,
            @Nullable String role,
            @Nullable String uscc,
            @Nullable String contact,
            @Nullable String country,
            @Nullable String purpose,
            Set<Element> elements,
            @Nullable String retention,
            @Nullable String contractEnd,
            @Nullable String onwardOf) {}
}
