package org.whosaw.portal.complaint.hospital;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;

/**
 * What {@code complaints} in config.yml says.
 *
 * @param terms how long the hospital takes, from which day on
 */
public record ComplaintSettings(@JsonProperty List<ComplaintTerm> terms) {
    public ComplaintSettings {
        terms = terms == null || terms.isEmpty() ? ComplaintTerm.shipped() : List.copyOf(terms);
    }

    /** Returns what holds when nothing is configured. */
    @SuppressWarnings("NullAway") // null asks for the defaults, as Jackson does
    public static ComplaintSettings defaults() {
        return new ComplaintSettings(null);
    }

    /** Returns in how many working days a complaint that comes on a day is answered. */
    public int answerWorkingDays(LocalDate day) {
        return ComplaintTerm.on(terms, day).answerWorkingDays();
    }
}
