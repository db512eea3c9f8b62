package org.whosaw.portal.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.text.Language;

/**
 * A complaint as she confirmed it: all that a package is made of, and nothing else is sent. Exists
 * only while its receipt code is at hand; never prints.
 *
 * @param number {@code cp_…}
 * @param errand by which its package to this authority is known
 * @param contentHash SHA-256 in hex over what she confirmed, as her receipt has it
 * @param lead the authority that she chose, by its code in the directory
 * @param reason the row of the table and the versions that proposed one
 */
public record FiledComplaint(
        String number,
        long errand,
        Instant filedAt,
        String contentHash,
        Language language,
        ComplaintFacts facts,
        String lead,
        String reason,
        Complainant complainant,
        Respondent respondent,
        What what,
        Set<Want> wants,
        List<Attached> attached,
        List<Evidence> evidence) {
    public FiledComplaint {
        wants = Set.copyOf(wants);
        attached = List.copyOf(attached);
        evidence = List.copyOf(evidence);
    }

    /**
     * Who complains.
     *
     * @param name null when she gives none
     * @param contact a phone or mail address under which the authority may reach her, or null
     */
    public record Complainant(Capacity capacity, @Nullable String name, @Nullable String contact) {
        /** Says whether she gives her name. */
        public boolean isRealName() {
            return name != null;
        }

        @Override
        public String toString() {
            return "Complainant[redacted]";
        }
    }

    /**
     * About whom.
     *
     * @param name what she calls it, or null
     * @param phone the number that called, in its canonical form, or null
     * @param hospital the hospital's name, whose records are attached, or null
     */
    public record Respondent(
            RespondentKind kind,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String hospital) {
        @Override
        public String toString() {
            return "Respondent[" + kind + "]";
        }
    }

    /**
     * What happened.
     *
     * @param words hers, unchanged
     * @param on the day, or null when she does not know
     * @param knew what the caller knew
     */
    public record What(String words, @Nullable LocalDate on, Set<Element> knew) {
        public What {
            knew = Set.copyOf(knew);
        }

        @Override
        public String toString() {
            return "What[redacted]";
        }
    }

    /**
     * One file of evidence; {@link EvidenceSource} opens it.
     *
     * @param name of ours, for example {@code evidence-01.jpg}
     * @param type what its bytes are, whatever it was called
     * @param sha256 in hex, of the bytes as they are kept and sent
     * @param given SHA-256 in hex of the bytes as they arrived, before the metadata of a picture
     *     was taken out
     */
    public record Evidence(
            String name, String type, long size, String sha256, String given, Instant arrivedAt) {}

    @Override
    public String toString() {
        return "FiledComplaint[" + number + "]";
    }
}
