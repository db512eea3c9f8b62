package org.whosaw.portal.demo.cast;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.whosaw.portal.access.AccessorClaim;
import org.whosaw.portal.access.AccountKind;
import org.whosaw.portal.hospital.Directory.AccountEntry;
import org.whosaw.portal.hospital.Directory.StaffEntry;

/** Holds everyone who works in the demo hospital: their posts, shifts and accounts. Immutable. */
public final class DemoStaff {
    /** The account that two triage nurses share and a third person knows. */
    public static final String SHARED_QUEUE_ACCOUNT = "US-07";

    /** The account that the newborn unit shares. */
    public static final String SHARED_NEWBORN_ACCOUNT = "N-SHARED";

    private final List<Member> members = new ArrayList<>();
    private final Map<Post, List<Member>> holders = new EnumMap<>(Post.class);

    /** One person at work. */
    public record Member(
            Post post, int index, StaffEntry entry, Map<DemoSystem, AccessorClaim> claims) {
        /** Returns what {@code system} says of her when she looks. */
        public AccessorClaim in(DemoSystem system) {
            AccessorClaim claim = claims.get(system);
            if (claim == null) {
                throw new IllegalStateException(post + " has no claim in " + system);
            }
            return claim;
        }

        @Override
        public String toString() {
            return "Member[" + post + "]";
        }
    }

    /**
     * Creates the staff.
     *
     * @param firstOrdinal the first of the ordinals that no patient has
     */
    public DemoStaff(InventedPeople people, long firstOrdinal) {
        long ordinal = firstOrdinal;
        for (Post post : Post.values()) {
            List<Member> list = new ArrayList<>();
            for (int i = 0; i < post.count(); i++) {
                Member member = member(post, i, members.size() + 1, people.name(ordinal++));
                members.add(member);
                list.add(member);
            }
            holders.put(post, List.copyOf(list));
        }
    }

    private static Member member(Post post, int index, int number, String name) {
        DemoRecipient employer = post.employer();
        StaffEntry entry =
                new StaffEntry(
                        String.format("S%04d", number),
                        name,
                        post.role(),
                        post.title(),
                        post.unit().words(),
                        employer == null ? null : employer.words(),
                        employer == null ? "hospital" : employer.employerKind(),
                        employer == null ? null : employer.code());
        Map<DemoSystem, AccessorClaim> claims = new EnumMap<>(DemoSystem.class);
        for (DemoSystem system : DemoSystem.values()) {
            claims.put(
                    system,
                    new AccessorClaim(
                            system.account(entry.staffId()),
                            entry.staffId(),
                            name,
                            post.role(),
                            entry.department(),
                            entry.employer(),
                            null,
                            AccountKind.PERSONAL));
        }
        return new Member(post, index, entry, claims);
    }

    /** Returns everyone. */
    public List<Member> members() {
        return members;
    }

    /** Returns those who hold a post. */
    public List<Member> holding(Post post) {
        return holders.getOrDefault(post, List.of());
    }

    /** Returns the n-th holder of a post, counted round. */
    public Member holding(Post post, int n) {
        List<Member> list = holding(post);
        return list.get(Math.floorMod(n, list.size()));
    }

    /** Returns who of a post works in a shift; never empty. */
    public List<Member> onDuty(Post post, LocalDate day, Shift shift) {
        List<Member> list = new ArrayList<>();
        for (Member each : holding(post)) {
            if (works(each, day, shift)) {
                list.add(each);
            }
        }
        return list.isEmpty() ? List.of(holding(post, (int) day.toEpochDay())) : list;
    }

    /** Says whether someone works in a shift. */
    public static boolean works(Member member, LocalDate day, Shift shift) {
        long turn = member.index + day.toEpochDay();
        boolean onCall = Math.floorMod(turn, member.post.count()) == 0;
        boolean weekday = !isWeekend(day);
        return switch (member.post.hours()) {
            case OFFICE -> shift == Shift.DAY && (weekday || onCall);
            case DUTY -> onCall || shift == Shift.DAY && weekday;
            case ROTA ->
                    switch (Math.floorMod(turn, 8)) {
                        case 0, 1 -> shift == Shift.DAY;
                        case 2, 3 -> shift == Shift.EVENING;
                        case 4, 5 -> shift == Shift.NIGHT;
                        default -> false;
                    };
        };
    }

    /** Says whether offices are closed on a day. */
    public static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    }

    /** Returns what the queue system says when the shared account looks: no person at all. */
    public static AccessorClaim sharedQueueAccount() {
        return account(SHARED_QUEUE_ACCOUNT, Unit.ULTRASOUND, AccountKind.SHARED_ACCOUNT);
    }

    /** Returns what the newborn system says when its shared account looks. */
    public static AccessorClaim sharedNewbornAccount() {
        return account(SHARED_NEWBORN_ACCOUNT, Unit.NEWBORN, AccountKind.SHARED_ACCOUNT);
    }

    /** Returns what a system says of one of its own jobs. */
    public static AccessorClaim job(String account, Unit unit) {
        return account(account, unit, AccountKind.SYSTEM);
    }

    private static AccessorClaim account(String account, Unit unit, AccountKind kind) {
        return new AccessorClaim(account, null, null, null, unit.words(), null, null, kind);
    }

    /** Returns the accounts of everyone, the shared ones and those of the jobs. */
    public List<AccountEntry> accounts() {
        List<AccountEntry> accounts = new ArrayList<>();
        for (Member each : members) {
            for (DemoSystem system : systemsOf(each.post)) {
                accounts.add(personal(each, system));
            }
        }
        accounts.add(shared(DemoSystem.QUEUE, SHARED_QUEUE_ACCOUNT, Post.TRIAGE_NURSE, 2));
        accounts.add(shared(DemoSystem.NEWBORN, SHARED_NEWBORN_ACCOUNT, Post.NEWBORN_NURSE, 4));
        for (RoutineJob job : RoutineJob.values()) {
            accounts.add(
                    new AccountEntry(
                            job.system().code(),
                            job.account(),
                            AccountKind.SYSTEM.code(),
                            List.of(),
                            job.unit().words()));
        }
        return accounts;
    }

    private static AccountEntry personal(Member member, DemoSystem system) {
        String staffId = member.entry.staffId();
        return new AccountEntry(
                system.code(),
                system.account(staffId),
                AccountKind.PERSONAL.code(),
                List.of(staffId),
                member.entry.department());
    }

    private AccountEntry shared(DemoSystem system, String account, Post post, int sharers) {
        return new AccountEntry(
                system.code(),
                account,
                AccountKind.SHARED_ACCOUNT.code(),
                holding(post).stream().limit(sharers).map(each -> each.entry.staffId()).toList(),
                post.unit().words());
    }

    private static List<DemoSystem> systemsOf(Post post) {
        return switch (post.unit()) {
            case ULTRASOUND, CLINIC ->
                    List.of(
                            DemoSystem.QUEUE,
                            DemoSystem.RECORD,
                            DemoSystem.IMAGING,
                            DemoSystem.LABORATORY);
            case WARD_1, WARD_2, DELIVERY, NEWBORN, ANAESTHESIA ->
                    List.of(
                            DemoSystem.RECORD,
                            DemoSystem.NEWBORN,
                            DemoSystem.IMAGING,
                            DemoSystem.LABORATORY);
            case LABORATORY -> List.of(DemoSystem.LABORATORY);
            case PHARMACY -> List.of(DemoSystem.PHARMACY);
            case BILLING -> List.of(DemoSystem.BILLING, DemoSystem.RECORD);
            case PUBLIC_HEALTH -> List.of(DemoSystem.EPIDEMIOLOGY, DemoSystem.RECORD);
            case LOGISTICS -> List.of();
            case INFORMATION -> List.of(DemoSystem.values());
            default -> List.of(DemoSystem.RECORD, DemoSystem.NEWBORN, DemoSystem.REGISTER);
        };
    }
}
