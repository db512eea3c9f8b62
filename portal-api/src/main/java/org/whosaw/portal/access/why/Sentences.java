package org.whosaw.portal.access.why;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.why.Answer.Past;
import org.whosaw.portal.access.why.Explanation.Basis;
import org.whosaw.portal.access.why.Explanation.Earlier;
import org.whosaw.portal.access.why.Explanation.Ground;
import org.whosaw.portal.access.why.Template.Place;
import org.whosaw.portal.hospital.ProtectionSettings;
import org.whosaw.portal.hospital.care.CareFact;
import org.whosaw.portal.hospital.care.CareFactKind;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/**
 * Puts answers into words that a lay person reads, from her own facts and public roles alone. A
 * specially protected department is never named, for the entry beside it may be an open one; a
 * delivery is never called one, for it may have been a loss. Safe for threads.
 */
public final class Sentences {
    private static final Map<Language, Dates> DATES =
            Map.of(
                    Language.ZH_CN,
                    new Dates("M 月 d 日", "yyyy 年 M 月 d 日", "M 月 d 日 HH:mm", Language.ZH_CN),
                    Language.EN,
                    new Dates("d MMMM", "d MMMM yyyy", "d MMMM 'at' HH:mm", Language.EN));

    private final Texts texts;
    private final ProtectionSettings protection;
    private final Map<TemplateKey, Template> templates = new ConcurrentHashMap<>();

    private record Dates(DateTimeFormatter day, DateTimeFormatter far, DateTimeFormatter moment) {
        Dates(String day, String far, String moment, Language language) {
            this(
                    DateTimeFormatter.ofPattern(day, language.locale()),
                    DateTimeFormatter.ofPattern(far, language.locale()),
                    DateTimeFormatter.ofPattern(moment, language.locale()));
        }
    }

    /** What two answers about one person must share to be worded alike. */
    private record Wording(WhyRule rule, long fact, long around, int year) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Wording wording
                    && wording.rule == rule
                    && wording.fact == fact
                    && wording.around == around
                    && wording.year == year;
        }

        @Override
        public int hashCode() {
            return (rule.ordinal() * 31 + year) * 31 + Long.hashCode(fact * 31 + around);
        }

        static Wording of(Reason reason, int year) {
            CareFact fact = reason.fact();
            CareFact around = reason.around();
            return new Wording(
                    reason.rule(),
                    fact == null ? 0 : fact.id(),
                    around == null ? 0 : around.id(),
                    year);
        }
    }

    private record TemplateKey(Language language, String key, boolean child) {}

    public Sentences(Texts texts, ProtectionSettings protection) {
        this.texts = texts;
        this.protection = protection;
    }

    /**
     * Words answers about one person, in their order.
     *
     * @param child whether she is a child whose list somebody else reads
     */
    public List<Explanation> say(List<Answer> answers, boolean child, Language language) {
        Map<Wording, String> said = new HashMap<>();
        List<Explanation> all = new ArrayList<>(answers.size());
        for (Answer each : answers) {
            LocalDateTime at = local(each.look().at());
            String sentence =
                    said.computeIfAbsent(
                            Wording.of(each.reason(), at.getYear()),
                            key -> sentence(each.reason(), at, child, language));
            all.add(explanation(each, sentence));
        }
        return all;
    }

    private Explanation explanation(Answer answer, String sentence) {
        Reason reason = answer.reason();
        List<Basis> facts = new ArrayList<>(2);
        if (reason.around() != null) {
            facts.add(basis(reason.around()));
        }
        if (reason.fact() != null) {
            facts.add(basis(reason.fact()));
        }
        return new Explanation(
                reason.strength(),
                reason.rule(),
                sentence,
                facts,
                answer.past().stream().map(Sentences::earlier).toList(),
                clearedAt(answer));
    }

    private static Earlier earlier(Past past) {
        return new Earlier(past.strength(), past.rule(), instant(past.until()));
    }

    /** A stronger answer than one that she may have read clears the line; the strongest first. */
    private static @Nullable Instant clearedAt(Answer answer) {
        for (Past past : answer.past()) {
            if (past.told() && answer.reason().strength().compareTo(past.strength()) < 0) {
                return instant(past.until());
            }
        }
        return null;
    }

    private Basis basis(CareFact fact) {
        boolean lasts = !fact.isOpen() && fact.to() != fact.from();
        String place = fact.ward() == null ? fact.department() : fact.ward();
        return new Basis(
                Ground.of(fact.kind()),
                instant(fact.from()),
                lasts ? instant(fact.to()) : null,
                isNamed(fact) ? place : null);
    }

    /** Says whether a fact's department may stand in a sentence. */
    private boolean isNamed(CareFact fact) {
        return fact.kind() != CareFactKind.DELIVERY
                && !protection.isProtected(Set.of(), fact.department(), fact.ward());
    }

    private String sentence(Reason reason, LocalDateTime look, boolean child, Language language) {
        CareFact fact = reason.fact();
        CareFact around = reason.around();
        return capital(
                template(language, "why." + reason.rule().code(), child)
                        .fill(
                                place ->
                                        place == Place.AROUND
                                                ? clause(around, look, child, language)
                                                : part(place, fact, look, child, language)));
    }

    private String part(
            Place place,
            @Nullable CareFact fact,
            LocalDateTime look,
            boolean child,
            Language language) {
        if (fact == null) {
            return "";
        }
        return switch (place) {
            case AROUND, CLAUSE -> clause(fact, look, child, language);
            case DAY -> day(fact.from(), look, language);
            case ENDED -> day(fact.isOpen() ? fact.from() : fact.to(), look, language);
            case WHEN -> moment(fact.from(), look, language);
            case PLACE -> place(fact, language);
        };
    }

    /** Returns "you were admitted to … on …; " for an encounter, nothing for an act. */
    private String clause(
            @Nullable CareFact fact, LocalDateTime look, boolean child, Language language) {
        if (fact == null || !fact.kind().isEncounter()) {
            return "";
        }
        return template(language, "why.clause." + Ground.of(fact.kind()).code(), child)
                .fill(place -> part(place, fact, look, child, language));
    }

    private Template template(Language language, String key, boolean child) {
        return templates.computeIfAbsent(
                new TemplateKey(language, key, child),
                unused -> Template.of(texts, language, key, child));
    }

    private String place(CareFact fact, Language language) {
        String name = fact.ward() == null ? fact.department() : fact.ward();
        return name == null || !isNamed(fact)
                ? template(language, "why.house", false).fill(unused -> "")
                : name;
    }

    private static String day(long at, LocalDateTime look, Language language) {
        LocalDateTime local = local(at);
        Dates dates = dates(language);
        return (local.getYear() == look.getYear() ? dates.day() : dates.far()).format(local);
    }

    private static String moment(long at, LocalDateTime look, Language language) {
        LocalDateTime local = local(at);
        Dates dates = dates(language);
        return local.getYear() == look.getYear()
                ? dates.moment().format(local)
                : dates.far().format(local);
    }

    private static Dates dates(Language language) {
        Dates dates = DATES.get(language);
        if (dates == null) {
            throw new IllegalArgumentException("no dates in " + language);
        }
        return dates;
    }

    private static LocalDateTime local(long micros) {
        return LocalDateTime.ofInstant(instant(micros), ChinaTime.ZONE);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static String capital(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
