package org.whosaw.portal.retention.pruning;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.ChinaTime;

/** Holds how long what is kept: rules by kind, each with its law and the days it speaks of. */
public record RetentionSettings(List<RetentionRule> rules) {
    private static final int THREE_YEARS = 1_096;

    public RetentionSettings {
        rules = List.copyOf(rules);
    }

    /** Reads the settings; no rules mean the defaults. */
    @JsonCreator
    public static RetentionSettings of(@JsonProperty("rules") @Nullable List<RetentionRule> rules) {
        return rules == null || rules.isEmpty() ? defaults() : new RetentionSettings(rules);
    }

    /** Returns three years for everything, with the law as it stood on the day of the entry. */
    public static RetentionSettings defaults() {
        LocalDate renumbered = LocalDate.of(2026, 1, 1);
        return new RetentionSettings(
                List.of(
                        new RetentionRule(
                                Kept.ACCESS,
                                THREE_YEARS,
                                "网络安全法",
                                "21(3)",
                                null,
                                renumbered.minusDays(1)),
                        new RetentionRule(
                                Kept.ACCESS, THREE_YEARS, "网络安全法", "23", renumbered, null),
                        new RetentionRule(
                                Kept.DISCLOSURE, THREE_YEARS, "网络数据安全管理条例", "12", null, null),
                        new RetentionRule(
                                Kept.CONSENT_PROOF, THREE_YEARS, "个人信息保护法", "69", null, null)));
    }

    /** Returns what is wrong with the rules, in words that say what to write instead. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (RetentionRule rule : rules) {
            if (rule.kind() == null || rule.law() == null || rule.law().isBlank()) {
                faults.add("Each of retention.rules needs kind, days and law.");
            } else if (rule.days() < rule.kind().floorDays()) {
                faults.add(
                        "retention.rules keeps "
                                + rule.kind().code()
                                + " for "
                                + rule.days()
                                + " days, but the law asks for "
                                + rule.kind().floorDays()
                                + " at least: write days: "
                                + rule.kind().floorDays()
                                + " or more.");
            }
        }
        return faults;
    }

    /**
     * Returns until when an entry is kept; empty when no rule speaks of it, and then it is kept.
     */
    public Optional<Instant> keptUntil(Kept kind, Instant occurredAt, Instant recordedAt) {
        LocalDate day = occurredAt.atZone(ChinaTime.ZONE).toLocalDate();
        Instant later = occurredAt.isAfter(recordedAt) ? occurredAt : recordedAt;
        return rules.stream()
                .filter(rule -> rule.isAbout(kind, day))
                .map(rule -> Math.max(rule.days(), kind.floorDays()))
                .max(Integer::compare)
                .map(days -> later.plus(Duration.ofDays(days)));
    }

    /** Returns before when the youngest entry of a kind can be due. */
    public Instant horizon(Kept kind, Instant now) {
        int least =
                rules.stream()
                        .filter(rule -> rule.kind() == kind)
                        .mapToInt(rule -> Math.max(rule.days(), kind.floorDays()))
                        .min()
                        .orElse(kind.floorDays());
        return now.minus(Duration.ofDays(least));
    }
}
