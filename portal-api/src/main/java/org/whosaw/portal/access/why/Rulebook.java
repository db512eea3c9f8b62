package org.whosaw.portal.access.why;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.why.Look.Desk;
import org.whosaw.portal.access.why.Viewer.Kind;
import org.whosaw.portal.access.why.WhyRule.Tie;
import org.whosaw.portal.hospital.care.CareFact;
import org.whosaw.portal.hospital.care.CareFactKind;
import org.whosaw.portal.hospital.care.StaffKey;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Purpose;

/**
 * Applies the rules to the facts about one person. Pure: the same look and the same facts give the
 * same answer, whatever order the facts came in. Not safe for threads.
 *
 * <p>The first rule that holds gives the answer; among its facts the one nearest in time.
 */
public final class Rulebook {
    private static final WhyRule[] RULES = WhyRule.values();

    /** A case that nobody has closed. */
    private static final long FAR = days(36_500);

    /** What data may be opened for that no care relation explains. */
    private static final Set<Purpose> NOT_CARE =
            EnumSet.of(Purpose.MARKETING, Purpose.RESEARCH, Purpose.TEACHING, Purpose.MAINTENANCE);

    /** What she may have booked, but what is not care either. */
    private static final Set<Purpose> BOOKED_ONLY =
            EnumSet.of(Purpose.CONFINEMENT_CARE, Purpose.PHOTOGRAPHY);

    /** What hospitals call the department that takes emergencies in, in plain form. */
    private static final Pattern EMERGENCY_ROOM =
            Pattern.compile(".*(?:急诊|急救|抢救).*|.*emergency.*|ed|er|a&e|accidentandemergency");

    private static final Set<Purpose> OFFICES =
            EnumSet.of(
                    Purpose.BILLING,
                    Purpose.INSURANCE_CLAIM,
                    Purpose.QUALITY,
                    Purpose.STATUTORY_REPORT);

    private final List<CareFact> all;
    private final List<CareFact> encounters = new ArrayList<>();
    private final Map<StaffKey, List<CareFact>> named = new HashMap<>();
    private final Map<String, List<CareFact>> departments = new HashMap<>();

    /** Sorts the facts about one person. */
    public Rulebook(List<CareFact> facts) {
        all = facts;
        for (CareFact fact : facts) {
            if (fact.kind().isEncounter()) {
                encounters.add(fact);
            }
            for (StaffKey key : fact.staff()) {
                named.computeIfAbsent(key, unused -> new ArrayList<>()).add(fact);
            }
            String department = Viewer.plain(fact.department());
            String ward = Viewer.plain(fact.ward());
            file(department, fact);
            if (ward != null && !ward.equals(department)) {
                file(ward, fact);
            }
        }
    }

    /** Says whether she lay in a ward at a moment. */
    boolean isInWard(long at) {
        for (CareFact each : encounters) {
            if (each.kind() == CareFactKind.ADMISSION && each.from() <= at && at <= end(each)) {
                return true;
            }
        }
        return false;
    }

    private void file(@Nullable String department, CareFact fact) {
        if (department != null) {
            departments.computeIfAbsent(department, unused -> new ArrayList<>()).add(fact);
        }
    }

    /** Returns the answer to a look. */
    public Reason explain(Look look) {
        for (WhyRule rule : RULES) {
            if (!isOpen(rule, look)) {
                continue;
            }
            if (asksNoFact(rule.tie())) {
                return new Reason(rule, null, null);
            }
            CareFact fact = nearest(rule, look);
            if (fact != null) {
                return new Reason(rule, fact, around(look, fact));
            }
        }
        return new Reason(WhyRule.NOTHING_ON_FILE, null, null);
    }

    private static boolean asksNoFact(Tie tie) {
        return tie == Tie.FAMILY || tie == Tie.APPROVAL || tie == Tie.NOTHING;
    }

    /** Says whether a rule may answer a look at all, whatever the facts are. */
    private static boolean isOpen(WhyRule rule, Look look) {
        Viewer viewer = look.viewer();
        boolean own = viewer.kind() == Kind.PERSONAL;
        boolean single = !look.isList() && !look.isTakenInBulk();
        return switch (rule.tie()) {
            case FAMILY -> isFamily(rule, viewer) && single;
            case NAMED -> own && !look.isTakenInBulk() && isFor(rule, look.purpose());
            case EMERGENCY, EMERGENCY_HOUR, EMERGENCY_ROOM, APPROVAL ->
                    own
                            && single
                            && !viewer.outside()
                            && look.emergency()
                            && (rule.tie() != Tie.APPROVAL || look.approved());
            case JOB -> isJob(look);
            case DESK, OWN_DESK -> own && single && look.desk() != Desk.NONE;
            case AUDIT -> own && single && look.desk() == Desk.AUDIT;
            case WARD, DEPARTMENT ->
                    (own || viewer.kind() == Kind.SHARED)
                            && single
                            && !viewer.outside()
                            && viewer.department() != null;
            case HOUSE ->
                    (own && single || isQuietJob(look))
                            && !viewer.outside()
                            && look.desk() != Desk.AUDIT
                            && look.desk() != Desk.TRIAL;
            case OFFICE -> own && single && !viewer.outside() && OFFICES.contains(look.purpose());
            case NOTHING -> isNothing(rule, look);
        };
    }

    private static boolean isFamily(WhyRule rule, Viewer viewer) {
        return switch (viewer.family()) {
            case HERSELF -> rule == WhyRule.HERSELF;
            case GUARDIAN -> rule == WhyRule.GUARDIAN;
            case NOBODY -> false;
        };
    }

    private static boolean isFor(WhyRule rule, Purpose purpose) {
        return !NOT_CARE.contains(purpose)
                && (rule == WhyRule.BOOKED || !BOOKED_ONLY.contains(purpose));
    }

    /** A job takes nothing away and sits at no terminal. */
    private static boolean isQuietJob(Look look) {
        return look.viewer().isJob() && !look.atTerminal() && look.way() != Look.Way.TAKEN;
    }

    private static boolean isJob(Look look) {
        return look.viewer().kind() == Kind.LISTED_JOB
                && !look.viewer().outside()
                && isQuietJob(look)
                && !NOT_CARE.contains(look.purpose())
                && !BOOKED_ONLY.contains(look.purpose())
                && look.purpose() != Purpose.UNKNOWN;
    }

    private static boolean isNothing(WhyRule rule, Look look) {
        return switch (rule) {
            case TAKEN_IN_BULK -> look.isTakenInBulk();
            case ON_A_LIST -> look.isList() && !look.viewer().isJob();
            case EMERGENCY_SAID -> look.emergency();
            case AUDITED -> look.desk() == Desk.AUDIT;
            case TRIED_LIST -> look.desk() == Desk.TRIAL;
            case COUNTER_ONLY -> look.desk() == Desk.COUNTER;
            default -> true;
        };
    }

    private @Nullable CareFact nearest(WhyRule rule, Look look) {
        CareFact best = null;
        List<CareFact> facts = candidates(rule, look);
        for (int i = 0; i < facts.size(); i++) { // the hottest loop of a page: no iterator
            CareFact fact = facts.get(i);
            if (rule.isAbout(fact.kind())
                    && isTied(rule, look, fact)
                    && isInTime(rule, look.at(), fact)
                    && (best == null || isNearer(look.at(), fact, best))) {
                best = fact;
            }
        }
        return best;
    }

    private List<CareFact> candidates(WhyRule rule, Look look) {
        Viewer viewer = look.viewer();
        return switch (rule.tie()) {
            case NAMED, OWN_DESK -> named.getOrDefault(viewer.key(), List.of());
            case WARD, DEPARTMENT, EMERGENCY_ROOM ->
                    viewer.department() == null
                            ? List.of()
                            : departments.getOrDefault(viewer.department(), List.of());
            case JOB, HOUSE, OFFICE -> encounters;
            case EMERGENCY, EMERGENCY_HOUR, DESK, AUDIT -> all;
            case FAMILY, APPROVAL, NOTHING -> List.of();
        };
    }

    private static boolean isTied(WhyRule rule, Look look, CareFact fact) {
        Viewer viewer = look.viewer();
        return switch (rule.tie()) {
            case EMERGENCY ->
                    fact.staff().isEmpty()
                            ? viewer.department() != null
                                    && viewer.department().equals(Viewer.plain(fact.department()))
                            : fact.staff().contains(viewer.key());
            case EMERGENCY_HOUR -> fact.staff().isEmpty();
            case EMERGENCY_ROOM ->
                    viewer.department() != null
                            && EMERGENCY_ROOM.matcher(viewer.department()).matches();
            case WARD -> isWard(viewer, fact);
            case DESK, OWN_DESK -> look.desk().handles(fact.kind());
            default -> true;
        };
    }

    private static boolean isWard(Viewer viewer, CareFact fact) {
        String ward = fact.ward() == null ? fact.department() : fact.ward();
        return viewer.department() != null && viewer.department().equals(Viewer.plain(ward));
    }

    /** Says whether the look lies within the fact and the time around it that the rule allows. */
    private static boolean isInTime(WhyRule rule, long at, CareFact fact) {
        if (rule == WhyRule.SAME_DAY) {
            LocalDate day = day(at);
            return !day.isBefore(day(fact.from())) && !day.isAfter(day(end(fact)));
        }
        boolean begun = at >= fact.from() - rule.before();
        return rule == WhyRule.AFTER_CARE
                ? !fact.isOpen() && at >= fact.to() && at <= fact.to() + rule.after()
                : begun && at <= end(fact) + rule.after();
    }

    /** Returns when a fact ended; one that was never closed does not last for ever. */
    static long end(CareFact fact) {
        if (!fact.isOpen()) {
            return fact.to();
        }
        return fact.from()
                + switch (fact.kind()) {
                    case ADMISSION -> days(60);
                    case VISIT, APPOINTMENT, DELIVERY, ASSIGNMENT -> days(1) / 2;
                    case QUESTION, MATCHING -> FAR;
                    default -> 0;
                };
    }

    private static boolean isNearer(long at, CareFact fact, CareFact best) {
        long one = distance(at, fact);
        long other = distance(at, best);
        if (one != other) {
            return one < other;
        }
        int kinds = fact.kind().compareTo(best.kind());
        if (kinds != 0) {
            return kinds < 0;
        }
        return fact.from() != best.from() ? fact.from() > best.from() : fact.id() < best.id();
    }

    private static long distance(long at, CareFact fact) {
        return at < fact.from() ? fact.from() - at : Math.max(0, at - end(fact));
    }

    /** Returns the encounter in which the fact lies, for the sentence to begin with. */
    private @Nullable CareFact around(Look look, CareFact fact) {
        if (fact.kind().isEncounter() || fact.kind().isOwn()) {
            return null;
        }
        CareFact best = null;
        for (CareFact each : encounters) {
            boolean holds =
                    each.kind() == CareFactKind.ADMISSION || each.kind() == CareFactKind.VISIT;
            if (holds
                    && each.from() <= fact.from() + days(1) / 2
                    && fact.from() <= end(each)
                    && (best == null || isNearer(look.at(), each, best))) {
                best = each;
            }
        }
        return best;
    }

    private static LocalDate day(long micros) {
        Instant at = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        return LocalDate.ofInstant(at, ChinaTime.ZONE);
    }

    private static long days(long days) {
        return Duration.ofDays(days).toMillis() * 1_000;
    }
}
