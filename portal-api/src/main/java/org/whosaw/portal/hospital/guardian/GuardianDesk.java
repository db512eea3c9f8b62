package org.whosaw.portal.hospital.guardian;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.PersonKind;
import org.whosaw.portal.hospital.counter.CounterDesk;
import org.whosaw.portal.hospital.counter.CounterPerson;
import org.whosaw.portal.hospital.counter.PaperKind;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.guardian.GuardianPaper;
import org.whosaw.portal.identity.guardian.GuardianReason;
import org.whosaw.portal.identity.guardian.GuardianStep;
import org.whosaw.portal.identity.guardian.Guardians;
import org.whosaw.portal.identity.guardian.Guardians.Act;
import org.whosaw.portal.identity.guardian.Guardians.Link;
import org.whosaw.portal.identity.guardian.Relation;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;

/** Links, blocks and opens guardians of a child whom the counter has opened. Safe for threads. */
public final class GuardianDesk {
    private static final int NUMBER_SHOWN = 4;

    private final CounterDesk counter;
    private final PersonDirectory persons;
    private final Guardians guardians;
    private final Clock clock;

    public GuardianDesk(
            CounterDesk counter, PersonDirectory persons, Guardians guardians, Clock clock) {
        this.counter = counter;
        this.persons = persons;
        this.guardians = guardians;
        this.clock = clock;
    }

    /**
     * What makes somebody a child's guardian.
     *
     * @param number the whole of the guardian's number
     * @param identity by which paper the counter knew the guardian
     * @param since from when, or null for now
     * @param until to when, or null until the child is grown
     */
    public record NewLink(
            CounterDesk.Number kind,
            String number,
            PaperKind identity,
            Relation relation,
            GuardianReason reason,
            GuardianPaper paper,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {
        @Override
        public String toString() {
            return "NewLink[redacted]";
        }
    }

    /** Shows who reads for an opened child. */
    public GuardianView show(StaffPrincipal staff, String opening) {
        CounterPerson child = counter.again(staff, opening);
        PersonCard card = card(staff, child.opening());
        Instant grown = demandGrown(card);
        return new GuardianView(
                child,
                grown,
                guardians.linksTo(card.id()).stream().map(this::line).toList(),
                guardians.stepsOf(card.id()));
    }

    /** Returns the name of the link of a guardian by the whole record number, if there is one. */
    public Optional<String> linkOf(StaffPrincipal staff, String opening, String number) {
        PersonCard child = card(staff, opening);
        return persons.byMrn(staff.hospitalId(), number)
                .flatMap(
                        who ->
                                guardians.linksTo(child.id()).stream()
                                        .filter(each -> each.guardian().equals(who.id()))
                                        .findFirst())
                .map(each -> Ids.encode(each.id()));
    }

    private GuardianView.Line line(Link link) {
        String number = persons.find(link.guardian()).map(PersonCard::mrn).orElse("");
        String blocked = link.blockedReason();
        return new GuardianView.Line(
                Ids.encode(link.id()),
                link.relation(),
                number.substring(Math.max(0, number.length() - NUMBER_SHOWN)),
                link.since(),
                link.until(),
                Coded.parse(GuardianReason.class, link.reason()).orElse(null),
                link.blockedAt(),
                blocked == null ? null : Coded.parse(GuardianReason.class, blocked).orElse(null),
                link.holds(clock.instant()));
    }

    /**
     * Lets somebody read for an opened child from now on; returns the guardian, masked, for the
     * clerk to compare with the papers once more.
     */
    public CounterPerson link(StaffPrincipal staff, String opening, NewLink wished) {
        PersonCard child = card(staff, opening);
        Instant grown = demandGrown(child);
        demand(wished.reason(), GuardianStep.LINKED);
        Instant since = wished.since() == null ? clock.instant() : start(wished.since());
        Instant until = wished.until() == null ? grown : start(wished.until().plusDays(1));
        until = until.isAfter(grown) && isLastDay(wished.until(), grown) ? grown : until;
        if (!since.isBefore(until) || until.isAfter(grown) || !clock.instant().isBefore(until)) {
            throw new PortalException(GuardianError.DATES);
        }
        CounterPerson guardian =
                counter.open(staff, wished.kind(), wished.number())
                        .orElseThrow(() -> new PortalException(GuardianError.NOBODY));
        PersonCard who = card(staff, guardian.opening());
        if (!canGuard(who, child)) {
            throw new PortalException(GuardianError.NOT_A_GUARDIAN);
        }
        counter.notePapers(staff, guardian.opening(), wished.identity(), "guardian");
        counter.notePapers(staff, opening, wished.paper(), "guardian-linked");
        Act act = act(staff, who.id(), child.id(), wished.reason(), wished.paper());
        if (!guardians.link(act, wished.relation(), since, until)) {
            throw new PortalException(GuardianError.THERE_ALREADY);
        }
        return guardian;
    }

    private static boolean isLastDay(@Nullable LocalDate day, Instant grown) {
        return day != null && day.equals(LocalDate.ofInstant(grown, ChinaTime.ZONE));
    }

    private boolean canGuard(PersonCard who, PersonCard child) {
        return !who.id().equals(child.id())
                && who.kind() != PersonKind.NEWBORN
                && who.deceasedAt() == null
                && grown(who).isEmpty();
    }

    /** Keeps a guardian of an opened child out, from this moment on. */
    public void block(
            StaffPrincipal staff,
            String opening,
            String link,
            GuardianReason reason,
            GuardianPaper paper) {
        Act act = act(staff, opening, link, reason, paper, GuardianStep.BLOCKED);
        counter.notePapers(staff, opening, paper, "guardian-blocked");
        demandDone(guardians.block(act));
    }

    /** Opens a blocked link again; for the privacy officer alone. */
    public void unblock(
            StaffPrincipal staff,
            String opening,
            String link,
            GuardianReason reason,
            GuardianPaper paper) {
        staff.require(StaffRole.PRIVACY_OFFICER);
        Act act = act(staff, opening, link, reason, paper, GuardianStep.UNBLOCKED);
        counter.notePapers(staff, opening, paper, "guardian-unblocked");
        demandDone(guardians.unblock(act));
    }

    private Act act(
            StaffPrincipal staff,
            String opening,
            String link,
            GuardianReason reason,
            GuardianPaper paper,
            GuardianStep step) {
        PersonCard child = card(staff, opening);
        demand(reason, step);
        PersonId guardian =
                guardians.linksTo(child.id()).stream()
                        .filter(each -> Ids.encode(each.id()).equals(link))
                        .filter(
                                each ->
                                        (each.blockedAt() == null)
                                                == (step == GuardianStep.BLOCKED))
                        .findFirst()
                        .orElseThrow(() -> new PortalException(GuardianError.NOT_THERE))
                        .guardian();
        return act(staff, guardian, child.id(), reason, paper);
    }

    private static Act act(
            StaffPrincipal staff,
            PersonId guardian,
            PersonId child,
            GuardianReason reason,
            GuardianPaper paper) {
        return new Act(guardian, child, reason, paper, staff.staffUserId());
    }

    private static void demand(GuardianReason reason, GuardianStep step) {
        if (reason.step() != step) {
            throw new PortalException(GuardianError.REASON);
        }
    }

    private static void demandDone(boolean done) {
        if (!done) {
            throw new PortalException(GuardianError.NOT_THERE);
        }
    }

    private PersonCard card(StaffPrincipal staff, String opening) {
        return persons.find(counter.personOf(staff, opening)).orElseThrow();
    }

    private Instant demandGrown(PersonCard child) {
        return grown(child).orElseThrow(() -> new PortalException(GuardianError.NOT_A_CHILD));
    }

    /** Returns when a child will be grown, or nothing for who is no child. */
    private Optional<Instant> grown(PersonCard card) {
        return card.grownAt().filter(clock.instant()::isBefore);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ChinaTime.ZONE).toInstant();
    }
}
