package org.whosaw.portal.bench;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.why.Answer;
import org.whosaw.portal.access.why.Strength;
import org.whosaw.portal.access.why.WhyRule;
import org.whosaw.portal.demo.world.PlantedWrong;

/**
 * Counts answers against the generator's truth. One access is one look at one person: a page that
 * showed 24 women is 24.
 */
final class Confusion {
    private final Map<String, long[]> rows = new TreeMap<>();
    private final Map<WhyRule, Long> rules = new EnumMap<>(WhyRule.class);
    private final long[] ordinary = new long[Strength.values().length];
    private final long[] listed = new long[Strength.values().length];
    private final long[] planted = new long[Strength.values().length];

    void add(Answer answer, PlantedWrong.@Nullable Kind wrong) {
        int at = answer.reason().strength().ordinal();
        (wrong != null ? planted : isOneOfMany(answer) ? listed : ordinary)[at]++;
        rows.computeIfAbsent(truth(answer, wrong), unused -> new long[ordinary.length])[at]++;
        rules.merge(answer.reason().rule(), 1L, Long::sum);
    }

    /**
     * Says whether somebody listed several people or took them along: that explains nothing for any
     * one of them by itself, so it is counted apart. A job's list is the job.
     */
    private static boolean isOneOfMany(Answer answer) {
        return !answer.look().viewer().isJob()
                && (answer.look().isList() || answer.look().isTakenInBulk());
    }

    private static String truth(Answer answer, PlantedWrong.@Nullable Kind wrong) {
        if (wrong != null) {
            return "planted: " + wrong.code();
        }
        return switch (answer.look().viewer().kind()) {
            case LISTED_JOB, OTHER_JOB -> "ordinary: job";
            default ->
                    answer.look().isTakenInBulk()
                            ? "ordinary: many taken along"
                            : answer.look().isList()
                                    ? "ordinary: one of many on a list"
                                    : "ordinary: her record opened";
        };
    }

    long all() {
        return sum(ordinary) + sum(listed) + sum(planted);
    }

    /** Returns the share of ordinary accesses that are direct or near. */
    double explained() {
        return (double) (at(ordinary, Strength.DIRECT) + at(ordinary, Strength.NEAR))
                / Math.max(1, sum(ordinary));
    }

    /** The same, with those who were one of many on a list. */
    double explainedWithLists() {
        long none = at(ordinary, Strength.NONE) + at(listed, Strength.NONE);
        long all = sum(ordinary) + sum(listed);
        return (double) (all - none) / Math.max(1, all);
    }

    /** Returns the share of ordinary accesses that are direct. */
    double direct() {
        return (double) at(ordinary, Strength.DIRECT) / Math.max(1, sum(ordinary));
    }

    /** Returns the share of direct answers that are about ordinary accesses. */
    double precision() {
        long right = at(ordinary, Strength.DIRECT) + at(listed, Strength.DIRECT);
        return (double) right / Math.max(1, right + plantedDirect());
    }

    long plantedDirect() {
        return at(planted, Strength.DIRECT);
    }

    private static long at(long[] counts, Strength strength) {
        return counts[strength.ordinal()];
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long each : counts) {
            sum += each;
        }
        return sum;
    }

    void print(Consumer<String> out) {
        out.accept("");
        out.accept("| truth | direct | near only | none on file |");
        out.accept("|---|---|---|---|");
        rows.forEach((name, counts) -> out.accept(line(name, counts)));
        out.accept(line("all ordinary, lists apart", ordinary));
        out.accept(line("all ordinary on lists", listed));
        out.accept(line("all planted", planted));
        out.accept("");
        out.accept("| rule | answers |");
        out.accept("|---|---|");
        rules.forEach(
                (rule, count) ->
                        out.accept(
                                String.format(
                                        Locale.ROOT,
                                        "| %s: %s | %,d |",
                                        rule.strength().code(),
                                        rule.code(),
                                        count)));
    }

    private static String line(String name, long[] counts) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %,d |",
                name,
                at(counts, Strength.DIRECT),
                at(counts, Strength.NEAR),
                at(counts, Strength.NONE));
    }
}
