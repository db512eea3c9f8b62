package org.whosaw.portal.hospital.guardian;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.FieldChecks;
import org.whosaw.portal.hospital.HospitalError;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.PersonKind;
import org.whosaw.portal.hospital.RegistrationLock;
import org.whosaw.portal.hospital.Upsert;
import org.whosaw.portal.hospital.UpsertAnswer;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.identity.guardian.GuardianPaper;
import org.whosaw.portal.identity.guardian.GuardianReason;
import org.whosaw.portal.identity.guardian.GuardianStep;
import org.whosaw.portal.identity.guardian.Guardians;
import org.whosaw.portal.identity.guardian.Guardians.Act;
import org.whosaw.portal.identity.guardian.Relation;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;

/**
 * Takes guardians from a hospital's systems, where papers were checked that the counter need not
 * see again. A block holds at once; nothing here opens one. Safe for threads.
 */
public final class GuardianRegistry {
    private final Database database;
    private final PersonDirectory persons;
    private final Guardians guardians;
    private final Clock clock;

    public GuardianRegistry(
            Database database, PersonDirectory persons, Guardians guardians, Clock clock) {
        this.database = database;
        this.persons = persons;
        this.guardians = guardians;
        this.clock = clock;
    }

    /** Upserts guardians by child and guardian; both must be registered. */
    public List<UpsertAnswer> put(SystemPrincipal client, List<GuardianEntry> entries) {
        if (entries.size() > Upsert.MAX_ENTRIES) {
            throw new PortalException(HospitalError.TOO_MANY_ENTRIES, Upsert.MAX_ENTRIES);
        }
        List<UpsertAnswer> answers =
                Upsert.writeAll(
                        database,
                        entries.stream().map(each -> prepare(client, each)).toList(),
                        tx -> {});
        guardians.haveChanged();
        return answers;
    }

    private Upsert prepare(SystemPrincipal client, GuardianEntry entry) {
        FieldChecks checks = new FieldChecks();
        Optional<PersonCard> child = person(checks, client.hospitalId(), "child", entry.child());
        Optional<PersonCard> who =
                person(checks, client.hospitalId(), "guardian", entry.guardian());
        Optional<Relation> relation = coded(checks, "relation", Relation.class, entry.relation());
        Optional<GuardianPaper> paper = coded(checks, "paper", GuardianPaper.class, entry.paper());
        Optional<GuardianReason> reason =
                reason(checks, "reason", entry.reason(), GuardianStep.LINKED);
        String blocked = entry.blocked();
        Optional<GuardianReason> block =
                blocked == null
                        ? Optional.empty()
                        : reason(checks, "blocked", blocked, GuardianStep.BLOCKED);
        Optional<GuardianPaper> blockPaper =
                blocked == null
                        ? Optional.empty()
                        : coded(checks, "blockedPaper", GuardianPaper.class, entry.blockedPaper());
        Instant grown = child.flatMap(this::grown).orElse(null);
        if (child.isPresent() && grown == null) {
            checks.add("child", "not-a-child");
        }
        if (who.isPresent() && child.isPresent() && !canGuard(who.get(), child.get())) {
            checks.add("guardian", "not-a-guardian");
        }
        Instant since = entry.since() == null ? clock.instant() : start(entry.since());
        Instant until = until(entry.until(), grown);
        if (until != null && (!since.isBefore(until) || !clock.instant().isBefore(until))) {
            checks.add("until", "range");
        }
        if (!checks.isClear() || until == null) {
            return Upsert.rejected(checks);
        }
        Function<GuardianReason, Function<GuardianPaper, Act>> act =
                why ->
                        by ->
                                new Act(
                                        who.orElseThrow().id(),
                                        child.orElseThrow().id(),
                                        why,
                                        by,
                                        client.clientId());
        Act link = act.apply(reason.orElseThrow()).apply(paper.orElseThrow());
        Act keptOut = block.map(why -> act.apply(why).apply(blockPaper.orElseThrow())).orElse(null);
        Guardians.Wish wish =
                new Guardians.Wish(
                        link, relation.orElseThrow(), since, entry.since() != null, until, keptOut);
        return Upsert.of(
                tx -> {
                    // Two requests about one child take turns on PostgreSQL too.
                    tx.lock(RegistrationLock.of(client.hospitalId()));
                    return outcome(guardians.put(tx, wish));
                });
    }

    private static Upsert.Outcome outcome(Guardians.Put put) {
        return switch (put) {
            case MADE -> Upsert.Outcome.of(UpsertAnswer.Status.CREATED);
            case CHANGED -> Upsert.Outcome.of(UpsertAnswer.Status.UPDATED);
            case SAME -> Upsert.Outcome.of(UpsertAnswer.Status.UNCHANGED);
            case BLOCKED -> Upsert.Outcome.rejected("blocked", "kept-out");
        };
    }

    private Optional<PersonCard> person(
            FieldChecks checks, HospitalId hospital, String field, @Nullable String mrn) {
        String number = checks.required(field, mrn, FieldChecks.NAME);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        Optional<PersonCard> found = persons.byMrn(hospital, number);
        if (found.isEmpty()) {
            checks.add(field, "unknown-reference");
        }
        return found;
    }

    private static <E extends Enum<E> & Coded> Optional<E> coded(
            FieldChecks checks, String field, Class<E> type, @Nullable String code) {
        String given = checks.required(field, code, FieldChecks.CODE);
        return given.isEmpty() ? Optional.empty() : checks.coded(field, type, given);
    }

    private static Optional<GuardianReason> reason(
            FieldChecks checks, String field, @Nullable String code, GuardianStep step) {
        Optional<GuardianReason> found = coded(checks, field, GuardianReason.class, code);
        if (found.isPresent() && found.get().step() != step) {
            checks.add(field, "unknown-code");
        }
        return found;
    }

    private boolean canGuard(PersonCard who, PersonCard child) {
        return !who.id().equals(child.id())
                && who.kind() != PersonKind.NEWBORN
                && who.deceasedAt() == null
                && grown(who).isEmpty();
    }

    /** Returns when a child will be grown, or nothing for who is no child. */
    private Optional<Instant> grown(PersonCard card) {
        return card.grownAt().filter(clock.instant()::isBefore);
    }

    /** Returns the end, never behind the day on which the child is grown; null for no child. */
    private static @Nullable Instant until(@Nullable LocalDate last, @Nullable Instant grown) {
        if (last == null || grown == null) {
            return grown;
        }
        Instant end = start(last.plusDays(1));
        return end.isAfter(grown) ? grown : end;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ChinaTime.ZONE).toInstant();
    }
}
