package org.whosaw.portal.complaint.hospital;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Within how many working days a hospital answers complaints that come from a day on. PIPL 65 says
 * promptly and counts no days; what is promised may be less than what is shipped, never more.
 *
 * @param from the first day on which it holds for what comes
 * @param answerWorkingDays within how many working days the desk answers, 1 to 15
 * @param source where the number comes from
 */
public record ComplaintTerm(
        @JsonProperty("from") LocalDate from,
        @JsonProperty("answerWorkingDays") int answerWorkingDays,
        @JsonProperty("source") @Nullable String source) {
    private static final int MOST = 15;

    public ComplaintTerm {
        Objects.requireNonNull(from, "complaints.terms: from, the day on which a term begins");
        if (answerWorkingDays < 1 || answerWorkingDays > MOST) {
            throw new IllegalArgumentException(
                    "complaints.terms: answerWorkingDays is 1 to " + MOST);
        }
    }

    /** Returns what is shipped. */
    static List<ComplaintTerm> shipped() {
        return List.of(new ComplaintTerm(LocalDate.of(2019, 12, 30), MOST, "国信办秘字〔2019〕191号 第六条"));
    }

    /** Returns the term that holds for what comes on a day: the latest that began by then. */
    static ComplaintTerm on(List<ComplaintTerm> terms, LocalDate day) {
        return terms.stream()
                .filter(term -> !term.from().isAfter(day))
                .max(Comparator.comparing(ComplaintTerm::from))
                .orElseGet(() -> shipped().get(0));
    }
}
