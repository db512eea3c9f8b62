package org.whosaw.portal.app.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.ConsentBy;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.Revocation;
import org.whosaw.portal.consent.RevocationScope;
import org.whosaw.portal.consent.register.RecipientRegister;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.store.Trial;

/**
 * Whatever happens in whatever order, a decision is the plain reading of what was allowed: worked
 * out here from nothing but the list of what happened.
 */
class DecisionProperties {
    private static final int TRIES = 80;

    /** Many worlds stand side by side in one house: making one anew takes longer than a world. */
    private static final int WORLDS_A_HOUSE = 20;

    private static final Duration LONGEST = Duration.ofDays(100);
    private static final List<Element> ELEMENTS = List.of(Element.NAME, Element.PHONE, Element.BED);

    private static @Nullable Trial trial;
    private static @Nullable ConsentHouse house;
    private static Instant opened = Instant.EPOCH;
    private static int worlds;

    /** One thing that happens; what does not apply to a kind is not looked at. */
    record Event(int kind, int recipient, int person, Set<Element> elements, int days) {}

    @Provide
    Arbitrary<List<Event>> events() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of(ELEMENTS).set().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.integers().between(1, 9))
                .as(Event::new)
                .list()
                .ofMinSize(4)
                .ofMaxSize(24);
    }

    /** What is allowed, in plain words. */
    private static final class Plain {
        final Set<Element> elements;
        final GrantMode mode;
        final Instant end;
        boolean over;

        Plain(Set<Element> elements, GrantMode mode, Instant end) {
            this.elements = elements;
            this.mode = mode;
            this.end = end;
        }

        boolean covers(Set<Element> asked, boolean inHospital, Instant now) {
            return !over
                    && elements.containsAll(asked)
                    && now.isBefore(end)
                    && (mode != GrantMode.DURING_STAY || inHospital);
        }
    }

    /** The hospital, and beside it what happened. */
    private static final class World {
        final ConsentHouse house;
        final List<String> recipients;
        final List<String> mrns;
        final Map<String, RecipientUse> uses = new HashMap<>();
        final Map<String, Plain> allowed = new HashMap<>();
        final Map<String, Set<Element>> registered = new HashMap<>();
        final Map<String, Boolean> active = new HashMap<>();
        final boolean[] inHospital = {true, true};
        final int[] stays = {0, 0};

        World(ConsentHouse house, int number) {
            this.house = house;
            recipients = List.of("P" + number, "A" + number);
            mrns = List.of("MA" + number, "MB" + number);
            house.recipients(
                    ConsentHouse.recipient(recipients.get(0), "photographer", "CN", null),
                    ConsentHouse.recipient(recipients.get(1), "confinement-agency", "CN", null));
            house.rooms
                    .hospital()
                    .patients()
                    .putPatients(
                            house.hospital,
                            List.of(
                                    HospitalFixture.aPatient(mrns.get(0), "王一", null),
                                    HospitalFixture.aPatient(mrns.get(1), "王二", null)));
            for (String each : recipients) {
                use(each, Set.copyOf(ELEMENTS));
                active.put(each, true);
            }
            admit(0);
            admit(1);
        }

        void use(String recipient, Set<Element> elements) {
            RecipientRegister register = house.rooms.consent().register();
            RecipientUse use =
                    register.put(
                            house.hospital,
                            house.draft(
                                    recipient, Purpose.PHOTOGRAPHY, LegalBasis.CONSENT, elements));
            house.publish(use);
            register.activate(use.id());
            uses.put(recipient, register.find(use.id()).orElseThrow());
            registered.put(recipient, elements);
        }

        void admit(int person) {
            stays[person]++;
            inHospital[person] = true;
            house.encounter(
                    "S" + mrns.get(person) + "-" + stays[person],
                    mrns.get(person),
                    "admission",
                    Duration.ZERO,
                    null);
        }
    }

    @Property(tries = TRIES)
    void decision_anyWorld_isThePlainReading(@ForAll("events") List<Event> events) {
        World world = new World(house(), worlds);
        List<String> seen = new ArrayList<>();
        for (Event each : events) {
            happen(world, each);
            compare(world, each, seen);
        }
    }

    private ConsentHouse house() {
        worlds++;
        if (house == null
                || worlds % WORLDS_A_HOUSE == 0
                || house.clock.instant().isAfter(opened.plus(LONGEST))) {
            close();
            trial = Trial.sqlite();
            house = new ConsentHouse(trial.database());
            opened = house.clock.instant();
        }
        return house;
    }

    @AfterContainer
    static void close() {
        if (trial != null) {
            trial.close();
        }
        trial = null;
        house = null;
    }

    private static void happen(World world, Event event) {
        String recipient = world.recipients.get(event.recipient());
        String mrn = world.mrns.get(event.person());
        String key = recipient + " " + mrn;
        ConsentHouse house = world.house;
        switch (event.kind()) {
            case 0 -> give(world, event, GrantMode.ONCE, Duration.ofDays(300));
            case 1 -> give(world, event, GrantMode.UNTIL, Duration.ofDays(event.days()));
            case 2 -> {
                if (world.inHospital[event.person()]) {
                    give(world, event, GrantMode.DURING_STAY, Duration.ofDays(9_000));
                }
            }
            case 3 -> {
                revoke(house, mrn, RevocationScope.recipient(house.recipient(recipient)));
                world.allowed.remove(key);
            }
            case 4 -> {
                revoke(house, mrn, RevocationScope.everything());
                world.recipients.forEach(each -> world.allowed.remove(each + " " + mrn));
            }
            case 5 -> discharge(world, event.person());
            case 6 -> house.clock.advance(Duration.ofDays(event.days()));
            case 7 -> {
                if (world.active.get(recipient)) {
                    house.rooms.consent().register().suspend(world.uses.get(recipient).id());
                } else {
                    house.rooms.consent().register().activate(world.uses.get(recipient).id());
                }
                world.active.put(recipient, !world.active.get(recipient));
            }
            case 8 -> renotice(world, recipient, event.elements());
            default -> house.rooms.consent().tick();
        }
    }

    /** A notice that has more than the one before ends what was allowed by that one. */
    private static void renotice(World world, String recipient, Set<Element> elements) {
        boolean wider = !world.registered.get(recipient).containsAll(elements);
        world.use(recipient, elements);
        world.active.put(recipient, true);
        if (wider) {
            world.mrns.forEach(each -> world.allowed.remove(recipient + " " + each));
        }
    }

    private static void discharge(World world, int person) {
        if (world.inHospital[person]) {
            world.inHospital[person] = false;
            world.house.encounter(
                    "S" + world.mrns.get(person) + "-" + world.stays[person],
                    world.mrns.get(person),
                    "admission",
                    Duration.ZERO,
                    Duration.ZERO);
            world.recipients.forEach(
                    each -> {
                        Plain plain = world.allowed.get(each + " " + world.mrns.get(person));
                        if (plain != null && plain.mode == GrantMode.DURING_STAY) {
                            plain.over = true;
                        }
                    });
        } else {
            world.admit(person);
        }
    }

    private static void give(World world, Event event, GrantMode mode, Duration lasts) {
        String recipient = world.recipients.get(event.recipient());
        String mrn = world.mrns.get(event.person());
        Set<Element> elements = EnumSet.copyOf(event.elements());
        elements.retainAll(world.registered.get(recipient));
        if (elements.isEmpty()) {
            return;
        }
        ConsentHouse house = world.house;
        Instant end = house.clock.instant().plus(lasts);
        house.give(
                mrn,
                world.uses.get(recipient),
                mode,
                elements,
                mode == GrantMode.DURING_STAY ? null : end,
                mode == GrantMode.DURING_STAY ? house.lastStay(mrn) : null);
        world.allowed.put(recipient + " " + mrn, new Plain(elements, mode, end));
    }

    private static void revoke(ConsentHouse house, String mrn, RevocationScope scope) {
        PersonId person = house.person(mrn);
        house.rooms
                .database()
                .write(
                        tx ->
                                house.rooms
                                        .consent()
                                        .book()
                                        .revoke(
                                                tx,
                                                person,
                                                scope,
                                                Revocation.Cause.PATIENT,
                                                ConsentBy.account(11, false),
                                                house.clock.instant()));
    }

    private static void compare(World world, Event event, List<String> seen) {
        Instant now = world.house.clock.instant();
        String recipient = world.recipients.get(event.recipient());
        seen.add(event.toString());
        for (int person = 0; person < world.mrns.size(); person++) {
            String mrn = world.mrns.get(person);
            Plain plain = world.allowed.get(recipient + " " + mrn);
            boolean may =
                    world.active.get(recipient)
                            && world.registered.get(recipient).containsAll(event.elements())
                            && plain != null
                            && plain.covers(event.elements(), world.inHospital[person], now);
            boolean permitted =
                    world.house
                            .decide(
                                    world.house.asks(
                                            recipient, mrn, Purpose.PHOTOGRAPHY, event.elements()))
                            .permits();
            assertThat(permitted).as("%s %s after %s", recipient, mrn, seen).isEqualTo(may);
            if (permitted && plain != null && plain.mode == GrantMode.ONCE) {
                plain.over = true;
            }
        }
    }
}
