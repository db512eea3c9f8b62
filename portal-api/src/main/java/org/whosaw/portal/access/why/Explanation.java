package org.whosaw.portal.access.why;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.care.CareFactKind;
import org.whosaw.portal.kernel.Coded;

/**
 * Why somebody looked, as far as the hospital's records say, as it stands on the wire. Computed
 * from the facts on file whenever it is read.
 *
 * @param rule which rule gave the answer
 * @param sentence the answer in the language asked for, built from her own facts and public roles
 *     alone
 * @param facts those of her facts that it rests on; none for an answer that rests on none
 * @param earlier what it said before a late fact came, the latest first
 * @param clearedAt when a late fact gave a stronger answer to a line that she may have read, or
 *     null
 */
public record Explanation(
        Strength strength,
        WhyRule rule,
        String sentence,
        List<Basis> facts,
        List<Earlier> earlier,
        @Nullable Instant clearedAt) {
    public Explanation {
        facts = List.copyOf(facts);
        earlier = List.copyOf(earlier);
    }

    /** What kind of fact an answer rests on, no finer than she may show to others. */
    public enum Ground implements Coded {
        APPOINTMENT,
        VISIT,
        STAY,
        /** Care of any other kind; deliveries among them, so that a loss is not told here. */
        CARE,
        ORDER,
        NOTE,
        PROCEDURE,
        CONSULT,
        BOOKING,
        BILLING,
        CODING,
        ASSIGNMENT,
        EMERGENCY,
        QUESTION,
        RIGHT,
        REVIEW,
        MATCHING,
        COUNTER,
        BINDING;

        /** Returns the ground that a kind of fact is. */
        public static Ground of(CareFactKind kind) {
            return switch (kind) {
                case APPOINTMENT -> APPOINTMENT;
                case VISIT -> VISIT;
                case ADMISSION -> STAY;
                case DELIVERY -> CARE;
                case ORDER -> ORDER;
                case NOTE -> NOTE;
                case PROCEDURE -> PROCEDURE;
                case CONSULT -> CONSULT;
                case BOOKING -> BOOKING;
                case BILLING -> BILLING;
                case CODING -> CODING;
                case ASSIGNMENT -> ASSIGNMENT;
                case EMERGENCY -> EMERGENCY;
                case QUESTION -> QUESTION;
                case RIGHT -> RIGHT;
                case REVIEW -> REVIEW;
                case MATCHING -> MATCHING;
                case COUNTER -> COUNTER;
                case BINDING -> BINDING;
            };
        }
    }

    /**
     * One of her facts.
     *
     * @param to null for an act, and for what has not ended
     * @param department null when it is specially protected
     */
    public record Basis(
            Ground kind, Instant from, @Nullable Instant to, @Nullable String department) {}

    /** What the line said until a late fact came. */
    public record Earlier(Strength strength, WhyRule rule, Instant until) {}
}
