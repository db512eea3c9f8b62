package org.whosaw.portal.web.patient;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.AccessFlag;
import org.whosaw.portal.access.why.Explanation;
import org.whosaw.portal.access.why.Explanation.Earlier;
import org.whosaw.portal.access.why.Strength;
import org.whosaw.portal.access.why.WhyRule;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.VisitGroups.Group;

/**
 * Writes why somebody looked. What a late fact cleared is told in the place and size of the doubt.
 */
public final class ReasonLines {
    private static final List<AccessFlag> NOTED =
            List.of(
                    AccessFlag.FIRST_TIME,
                    AccessFlag.OUT_OF_HOURS,
                    AccessFlag.LIST_VIEW,
                    AccessFlag.EXPORT_OR_PRINT);

    /** Looks of this portal's own desks about which nothing is registered but that they were. */
    private static final Set<WhyRule> UNSAID =
            EnumSet.of(WhyRule.AUDITED, WhyRule.TRIED_LIST, WhyRule.COUNTER_ONLY);

    private final Words words;
    private final Times times;

    ReasonLines(Speech speech, Times times) {
        this.words = speech.words();
        this.times = times;
    }

    /** Returns the weakest explanation of a visit: a folded doubt would be a hidden one. */
    static Explanation weakestOf(Group group) {
        Explanation weakest = group.newest().explanation();
        for (Access look : group.looks()) {
            Explanation each = look.explanation();
            if (each.strength().compareTo(weakest.strength()) >= 0) {
                weakest = each;
            }
        }
        return weakest;
    }

    /** Returns the sentence of a line, with the day on which a late fact cleared it. */
    String sentence(Explanation explanation) {
        String said = explanation.sentence();
        Instant cleared = explanation.clearedAt();
        return cleared == null
                ? said
                : words.get("why.cleared", "day", times.moment(cleared)) + said;
    }

    /** Returns the mark that says how strong the answer is. */
    Chip chip(Explanation explanation) {
        return switch (explanation.strength()) {
            case DIRECT -> {
                String key = explanation.rule().isOfDesk() ? "why.chip.desk" : "why.chip.direct";
                yield new Chip(words.get(key), Tone.GOOD);
            }
            case NEAR -> new Chip(words.get("why.chip." + explanation.rule().code()), Tone.NEUTRAL);
            case NONE -> {
                String key = UNSAID.contains(explanation.rule()) ? "unsaid" : "none";
                yield new Chip(words.get("why.chip." + key), tone(explanation.rule()));
            }
        };
    }

    private static Tone tone(WhyRule rule) {
        return rule == WhyRule.ON_A_LIST || UNSAID.contains(rule) ? Tone.NEUTRAL : Tone.ATTENTION;
    }

    /** Returns the explanation as an entry's own page shows it, with what it said before. */
    public Fact fact(Access access) {
        Explanation explanation = access.explanation();
        List<Chip> chips = new ArrayList<>();
        chips.add(chip(explanation));
        for (AccessFlag flag : NOTED) {
            if (access.flags().contains(flag)) {
                chips.add(new Chip(words.get("flag." + flag.code()), Tone.NEUTRAL));
            }
        }
        return new Fact(
                words.get("entry.explain"),
                explanation.sentence(),
                earlier(explanation),
                chips,
                false,
                false);
    }

    private @Nullable String earlier(Explanation explanation) {
        if (explanation.earlier().isEmpty()) {
            return null;
        }
        Earlier last = explanation.earlier().get(0);
        String key = last.strength() == Strength.DIRECT ? "why.corrected" : "why.completed";
        return words.get(
                key,
                "day",
                times.moment(last.until()),
                "strength",
                words.get("why.was." + last.strength().code()));
    }
}
