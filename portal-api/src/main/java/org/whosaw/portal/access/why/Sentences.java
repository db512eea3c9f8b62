package org.whosaw.portal.access.why;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.why.Answer.Past;
import org.whosaw.portal.access.why.Explanation.Basis;
import org.whosaw.portal.access.why.Explanation.Earlier;
import org.whosaw.portal.access.why.Explanation.Ground;
import org.whosaw.portal.hospital.ProtectionSettings;
import org.whosaw.portal.hospital.care.CareFact;
import org.whosaw.portal.hospital.care.CareFactKind;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/**
 * Puts answers into words that a lay person reads, from her own facts and public roles alone. A
 * specially protected department is never named, for the entry beside it may be an open one; a
 * delivery is never called one, for it may have been a loss. Safe for threads.
 */
public final class Sentences {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Map<Language, Dates> DATES =
            Map.of(
                    Language.ZH_CN,
                    new Dates("M 月 d 日", "yyyy 年 M 月 d 日", "M 月 d 日 HH:mm", Language.ZH_CN),
                    Language.EN,
                    new Dates("d MMMM", "d MMMM yyyy", "d MMMM 'at' HH:mm", Language.EN));

    private final Texts texts;
    private final ProtectionSettings protection;

    private record Dates(DateTimeFormatter day, DateTimeFormatter far, DateTimeFormatter moment) {
        Dates(String day, String far, String moment, Language language) {
            this(
                    DateTimeFormatter.ofPattern(day, language.locale()),
                    DateTimeFormatter.ofPattern(far, language.locale()),
                    DateTimeFormatter.ofPattern(moment, language.locale()));
        }
    }

    /** What two answers must share to be worded alike. */
    private record Wording(Reason reason, int year, int dayOfYear) {}

    private record Worded(String chinese, String english) {}

    public Sentences(Texts texts, ProtectionSettings protection) {
        this.texts = texts;
        this.protection = protection;
    }

    /**
     * Words answers about one person, in their order.
     *
     * @param child whether she is a child whose list somebody else reads
     */
    public List<Explanation> say(List<Answer> answers, boolean child) {
        Map<Wording, Worded> said = new HashMap<>();
        List<Explanation> all = new ArrayList<>(answers.size());
        for (Answer each : answers) {
            LocalDateTime at = local(each.look().at());
            Worded worded =
                    said.computeIfAbsent(
                            new Wording(each.reason(), at.getYear(), at.getDayOfYear()),
                            key ->
                                    new Worded(
                                            sentence(each.reason(), at, child, Language.ZH_CN),
                                            sentence(each.reason(), at, child, Language.EN)));
            all.add(explanation(each, worded));
        }
        return all;
    }

    private Explanation explanation(Answer answer, Worded worded) {
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
                worded.chinese(),
                worded.english(),
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
        Map<String, Object> args = new HashMap<>();
        args.put("child", child ? "yes" : "no");
        CareFact around = reason.around();
        args.put("around", around == null ? "" : clause(around, look, child, language));
        CareFact fact = reason.fact();
        if (fact != null) {
            args.put("clause", clause(fact, look, child, language));
            args.put("day", day(fact.from(), look, language));
            args.put("ended", day(fact.isOpen() ? fact.from() : fact.to(), look, language));
            args.put("when", moment(fact.from(), look, language));
            args.put("place", place(fact, language));
        }
        return capital(texts.get(language, "why." + reason.rule().code(), args));
    }

    /** Returns "you were admitted to … on …; " for an encounter, nothing for an act. */
    private String clause(CareFact fact, LocalDateTime look, boolean child, Language language) {
        if (!fact.kind().isEncounter()) {
            return "";
        }
        Map<String, Object> args = new HashMap<>();
        args.put("child", child ? "yes" : "no");
        args.put("day", day(fact.from(), look, language));
        args.put("place", place(fact, language));
        return texts.get(language, "why.clause." + Ground.of(fact.kind()).code(), args);
    }

    private String place(CareFact fact, Language language) {
        String name = fact.ward() == null ? fact.department() : fact.ward();
        return name == null || !isNamed(fact) ? texts.get(language, "why.house") : name;
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
        return LocalDateTime.ofInstant(instant(micros), SHANGHAI);
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
