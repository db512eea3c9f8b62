package org.whosaw.portal.hospital;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Element;

/**
 * The entries of a hospital's directory as they stand on the wire ({@code PUT /api/v1/directory/…},
 * a JSON array, upsert by code). Personal parts are sealed when stored and never printed.
 */
public final class Directory {
    private Directory() {}

    /**
     * A system that holds or shows data.
     *
     * @param department the office that answers for it, with its phone (责任到人)
     * @param custodian the named person who answers for it; shown as role and office only
     * @param covered false when its looks are not on the list at all; true without it
     * @param notCoveredReason why not, in words for patients; demanded when it is not covered
     * @param rhythm continuous, nightly or workdays; without it nothing is expected of it
     */
    public record SystemEntry(
            String code,
            String name,
            @Nullable String nameEn,
            @Nullable String vendor,
            @Nullable String department,
            @Nullable String office,
            @Nullable String phone,
            @Nullable String custodian,
            @Nullable Boolean covered,
            @Nullable String notCoveredReason,
            @Nullable String rhythm) {
        /** Describes a system that is covered and of which no rhythm is known. */
        public SystemEntry(
                String code,
                String name,
                @Nullable String nameEn,
                @Nullable String vendor,
                @Nullable String department,
                @Nullable String office,
                @Nullable String phone,
                @Nullable String custodian) {
            this(
                    code,
                    name,
                    nameEn,
                    vendor,
                    department,
                    office,
                    phone,
                    custodian,
                    null,
                    null,
                    null);
        }

        /** Returns this system with how often it sends. */
        public SystemEntry sending(Rhythm each) {
            return new SystemEntry(
                    code,
                    name,
                    nameEn,
                    vendor,
                    department,
                    office,
                    phone,
                    custodian,
                    covered,
                    notCoveredReason,
                    each.code());
        }

        /** Returns this system as one whose looks are not on the list. */
        public SystemEntry uncovered(String reason) {
            return new SystemEntry(
                    code,
                    name,
                    nameEn,
                    vendor,
                    department,
                    office,
                    phone,
                    custodian,
                    false,
                    reason,
                    null);
        }
    }

    /**
     * A terminal: where it stands, whether several share it, whether strangers can see its screen.
     */
    public record TerminalEntry(
            String code,
            String place,
            @Nullable String placeEn,
            @Nullable String department,
            boolean shared,
            boolean semiOpen) {}

    /**
     * A staff member, of the hospital or of another employer working on its site.
     *
     * @param role physician, nurse, midwife, clerk, guard… a code or the hospital's own word
     * @param employer null for the hospital itself; else the employer's name
     * @param employerKind hospital, vendor, on-site-agency, property, other
     * @param employerRecipient the recipient code of the employer, when it is one
     */
    public record StaffEntry(
            String staffId,
            String name,
            String role,
            @Nullable String title,
            @Nullable String department,
            @Nullable String employer,
            @Nullable String employerKind,
            @Nullable String employerRecipient) {
        @Override
        public String toString() {
            return "StaffEntry[role=" + role + "]";
        }
    }

    /**
     * An account in one system.
     *
     * @param kind personal, shared-account, system or unknown
     * @param staffIds whose it is: one for a personal account, the sharers for a shared one
     */
    public record AccountEntry(
            String system,
            String account,
            String kind,
            List<String> staffIds,
            @Nullable String department) {
        public AccountEntry {
            staffIds = staffIds == null ? List.of() : List.copyOf(staffIds);
        }
    }

    /** An identifier of a person in a named system. */
    public record IdentifierEntry(String system, String value) {
        @Override
        public String toString() {
            return "IdentifierEntry[redacted]";
        }
    }

    /** A person: see DESIGN's words. {@code newbornOf} is the mother's MRN. */
    public record PatientEntry(
            String mrn,
            @Nullable PersonKind kind,
            String name,
            @Nullable String idNumber,
            @Nullable String phone,
            @Nullable LocalDate birthDate,
            @Nullable String sex,
            @Nullable String newbornOf,
            @Nullable Instant deceasedAt,
            List<IdentifierEntry> identifiers) {
        public PatientEntry {
            identifiers = identifiers == null ? List.of() : List.copyOf(identifiers);
        }

        @Override
        public String toString() {
            return "PatientEntry[" + kind + "]";
        }
    }

    /**
     * A care fact, no finer than an explanation needs: ward yes, bed no; no due date, no finding.
     *
     * @param encounterId the hospital's own number of the encounter
     * @param kind appointment, visit, admission, delivery
     * @param from when it began, {@code to} when it ended (discharge), null while it lasts
     * @param careTeam staff ids on the named care team
     * @param outcome for a delivery: live-birth, stillbirth, loss; null otherwise
     */
    public record EncounterEntry(
            String encounterId,
            String mrn,
            String kind,
            Instant from,
            @Nullable Instant to,
            @Nullable String department,
            @Nullable String ward,
            List<String> careTeam,
            @Nullable String outcome) {
        public EncounterEntry {
            careTeam = careTeam == null ? List.of() : List.copyOf(careTeam);
        }

        @Override
        public String toString() {
            return "EncounterEntry[" + kind + "]";
        }
    }

    /**
     * An outside party that receives data, with its card.
     *
     * @param kind confinement-agency, photographer, souvenir-shop, insurer, public-health, vendor,
     *     property, research, court, other
     * @param role entrusted, independent, joint (PIPL 20, 21, 23)
     * @param uscc unified social credit code
     * @param onwardOf the code of the recipient that passes data to this one, or null
     */
    public record RecipientEntry(
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
            @Nullable LocalDate contractEnd,
            @Nullable String onwardOf) {
        public RecipientEntry {
            elements = elements == null ? Set.of() : Set.copyOf(elements);
        }
    }
}
