package org.whosaw.portal.request.rights.clock;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long a hospital takes for requests that are filed from a day on: its own promise. No statute
 * counts the days; PIPL 45 and 46 say promptly.
 *
 * <ul>
 *   <li>A hospital may promise less than what is shipped, never more: acknowledging within one
 *       working day, answering within 15 working days and 30 days.
 * </ul>
 *
 * @param from the first day on which it holds for what is filed
 * @param acknowledgeWorkingDays within how many working days the desk says that it has it
 * @param answerWorkingDays within how many working days it answers
 * @param answerDays within how many days it answers, whichever of both comes first
 * @param source where the number comes from
 */
public record RightsTerm(
        @JsonProperty("from") LocalDate from,
        @JsonProperty("acknowledgeWorkingDays") int acknowledgeWorkingDays,
        @JsonProperty("answerWorkingDays") int answerWorkingDays,
        @JsonProperty("answerDays") int answerDays,
        @JsonProperty("source") @Nullable String source) {
    private static final int MOST_ACKNOWLEDGE = 1;
    private static final int MOST_WORKING = 15;
    private static final int MOST_DAYS = 30;

    public RightsTerm {
        Objects.requireNonNull(from, "requests.terms: from, the day on which a term begins");
        within("acknowledgeWorkingDays", acknowledgeWorkingDays, MOST_ACKNOWLEDGE);
        within("answerWorkingDays", answerWorkingDays, MOST_WORKING);
        within("answerDays", answerDays, MOST_DAYS);
    }

    private static void within(String name, int days, int most) {
        if (days < 1 || days > most) {
            throw new IllegalArgumentException("requests.terms: " + name + " is 1 to " + most);
        }
    }

    /** Returns what is shipped. */
    public static List<RightsTerm> shipped() {
        return List.of(
                new RightsTerm(
                        LocalDate.of(2021, 11, 1),
                        MOST_ACKNOWLEDGE,
                        MOST_WORKING,
                        MOST_DAYS,
                        "国信办秘字〔2019〕191号 第六条；GB/T 35273-2020 8.7"));
    }

    /** Returns the term that holds for what is filed on a day: the latest that began by then. */
    static RightsTerm on(List<RightsTerm> terms, LocalDate day) {
        return terms.stream()
                .filter(term -> !term.from().isAfter(day))
                .max(Comparator.comparing(RightsTerm::from))
                .orElseGet(() -> shipped().get(0));
    }
}
