package org.whosaw.portal.demo.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.SubjectKey;

/** Holds the demo world to what it promises: the same every time, in order, whole, findable. */
class DemoWorldTest {
    private static final LocalDate UNTIL = LocalDate.of(2026, 11, 22);
    private static final DemoOptions OPTIONS =
            new DemoOptions(DemoOptions.DEFAULT_SEED, UNTIL, 60, 40_000);
    private static final List<DemoDay> DAYS = days(OPTIONS);

    @Test
    void world_sameOptions_isTheSame() {
        assertThat(digest(OPTIONS)).isEqualTo(digest(OPTIONS));
    }

    @Test
    void world_otherSeed_isAnother() {
        assertThat(digest(new DemoOptions(7, UNTIL, 60, 40_000))).isNotEqualTo(digest(OPTIONS));
    }

    @Test
    void world_otherUntil_isAnother() {
        assertThat(digest(new DemoOptions(OPTIONS.seed(), UNTIL.minusDays(1), 60, 40_000)))
                .isNotEqualTo(digest(OPTIONS));
    }

    @Test
    void events_default_areAboutAsManyAsAskedFor() {
        assertThat(DAYS.stream().mapToInt(each -> each.events().size()).sum())
                .isBetween(36_000, 44_000);
    }

    @Test
    void events_halfAsMany_areAboutHalf() {
        DemoOptions half = new DemoOptions(OPTIONS.seed(), UNTIL, 60, 20_000);
        assertThat(days(half).stream().mapToInt(each -> each.events().size()).sum())
                .isBetween(15_000, 25_000);
    }

    @Test
    void options_eventsAlone_makeTheWorldLongerAndNotFuller() {
        assertThat(Pace.naturalEvents(60)).isBetween(30_000L, 44_000L);
        Pace big = new Pace(20_000);
        assertThat(big.days()).isGreaterThan(1_000);
        assertThat(big.spacing(0)).isBetween(0.08, 0.09);
    }

    @Test
    void events_allDays_runInOrderWithOneGapInTheSequence() {
        long lost = 0;
        Map<String, Long> last = new HashMap<>();
        java.time.Instant before = java.time.Instant.EPOCH;
        Set<String> ids = new HashSet<>();
        for (DemoDay day : DAYS) {
            for (AccessEvent event : day.events()) {
                assertThat(event.occurredAt()).isAfterOrEqualTo(before);
                before = event.occurredAt();
                long skipped = event.sequence() - last.getOrDefault(event.system(), 0L) - 1;
                assertThat(skipped).isIn(0L, (long) Outages.LOST);
                lost += skipped;
                last.put(event.system(), event.sequence() == null ? 0 : event.sequence());
                assertThat(ids.add(event.sourceEventId())).isTrue();
            }
        }
        assertThat(before).isBefore(UNTIL.atStartOfDay(DemoOptions.OFFSET).toInstant());
        assertThat(last).hasSize(8);
        assertThat(lost).isEqualTo(Outages.LOST);
    }

    @Test
    void subjects_everyOne_isRegisteredBeforeItIsNamed() {
        Set<String> known = new HashSet<>();
        for (DemoDay day : DAYS) {
            for (PatientEntry each : day.patients()) {
                assertThat(known.add(each.mrn())).isTrue();
            }
            day.encounters().forEach(each -> assertThat(known).contains(each.mrn()));
            for (AccessEvent event : day.events()) {
                assertThat(known).containsAll(values(event.subjects()));
            }
            for (Provision each : day.provisions()) {
                assertThat(known).containsAll(values(each.subjects()));
            }
        }
    }

    @Test
    void codes_everyOne_standsInTheDirectory() {
        DemoWorld world = new DemoWorld(OPTIONS);
        Set<String> systems = new HashSet<>();
        world.systems().forEach(each -> systems.add(each.code()));
        Set<String> terminals = new HashSet<>();
        world.terminals().forEach(each -> terminals.add(each.code()));
        Set<String> staff = new HashSet<>();
        world.staff().forEach(each -> staff.add(each.staffId()));
        Set<String> accounts = new HashSet<>();
        world.accounts().forEach(each -> accounts.add(each.system() + each.account()));
        Set<String> recipients = new HashSet<>();
        world.recipients().forEach(each -> recipients.add(each.code()));
        for (DemoDay day : DAYS) {
            for (AccessEvent event : day.events()) {
                assertThat(systems).contains(event.system());
                assertThat(event.terminal() == null || terminals.contains(event.terminal()))
                        .isTrue();
                String who = event.accessor().staffId();
                assertThat(who == null || staff.contains(who)).isTrue();
                String account = event.system() + event.accessor().account();
                assertThat(accounts.contains(account) || account.equals("newbornapi"))
                        .as(account)
                        .isTrue();
            }
            day.provisions().forEach(each -> assertThat(recipients).contains(each.recipient()));
            day.encounters().forEach(each -> assertThat(staff).containsAll(each.careTeam()));
        }
        world.accounts().forEach(each -> assertThat(staff).containsAll(each.staffIds()));
    }

    @Test
    void wrongs_everyKind_isPlantedAndPointsToSomething() {
        Set<PlantedWrong.Kind> kinds = EnumSet.noneOf(PlantedWrong.Kind.class);
        int wrongs = 0;
        for (DemoDay day : DAYS) {
            Map<String, List<SubjectKey>> there = new HashMap<>();
            day.events().forEach(each -> there.put(each.sourceEventId(), each.subjects()));
            day.provisions().forEach(each -> there.put(each.sourceEventId(), each.subjects()));
            for (PlantedWrong wrong : day.wrongs()) {
                kinds.add(wrong.kind());
                wrongs++;
                assertThat(values(there.get(wrong.sourceEventId()))).containsAll(wrong.mrns());
            }
        }
        assertThat(kinds).containsExactlyInAnyOrder(PlantedWrong.Kind.values());
        assertThat(wrongs).isBetween(40, 300);
    }

    @Test
    void photographer_story_hasTheWholeChainWithoutConsent() {
        String mrn = new DemoWorld(OPTIONS).mother(Story.PHOTOGRAPHER).mrn();
        Map<String, Provision> hers = new HashMap<>();
        for (DemoDay day : DAYS) {
            for (Provision each : day.provisions()) {
                if (values(each.subjects()).contains(mrn)) {
                    hers.put(each.recipient(), each);
                }
            }
        }
        assertThat(hers).containsKeys("yuesao", "yuesao-zongbu", "tongying", "xidan");
        assertThat(onward(hers, "xidan")).isEqualTo(id(hers, "tongying"));
        assertThat(onward(hers, "tongying")).isEqualTo(id(hers, "yuesao-zongbu"));
        assertThat(onward(hers, "yuesao-zongbu")).isEqualTo(id(hers, "yuesao"));
    }

    @Test
    void bereaved_stories_haveNothingCommercial() {
        DemoWorld world = new DemoWorld(OPTIONS);
        Set<String> mrns =
                Set.of(world.mother(Story.LOSS).mrn(), world.mother(Story.STILLBIRTH).mrn());
        for (DemoDay day : DAYS) {
            for (Provision each : day.provisions()) {
                if (values(each.subjects()).stream().anyMatch(mrns::contains)) {
                    assertThat(each.recipient()).isIn("yibao", "wuye");
                }
            }
        }
    }

    private static String onward(Map<String, Provision> provisions, String recipient) {
        return String.valueOf(provisions.get(recipient).onwardOf());
    }

    private static String id(Map<String, Provision> provisions, String recipient) {
        return provisions.get(recipient).sourceEventId();
    }

    static List<String> values(List<SubjectKey> keys) {
        return keys.stream().map(SubjectKey::value).toList();
    }

    static List<DemoDay> days(DemoOptions options) {
        List<DemoDay> days = new ArrayList<>();
        Iterator<DemoDay> all = new DemoWorld(options).iterator();
        while (all.hasNext()) {
            days.add(all.next());
        }
        return days;
    }

    /** Digests everything, sets in order, fields that toString redacts among them. */
    private static String digest(DemoOptions options) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            DemoWorld world = new DemoWorld(options);
            StringBuilder text = new StringBuilder();
            text.append(world.systems()).append(world.terminals()).append(world.accounts());
            world.staff().forEach(each -> text.append(each.staffId()).append(each.name()));
            world.recipients().forEach(each -> text.append(each.code()).append(each.contractEnd()));
            for (DemoDay day : days(options)) {
                for (PatientEntry each : day.patients()) {
                    text.append(each.mrn()).append(each.name()).append(each.phone());
                    text.append(each.idNumber()).append(each.birthDate()).append(each.sex());
                    text.append(each.newbornOf()).append(each.deceasedAt());
                }
                day.encounters()
                        .forEach(each -> text.append(each.encounterId()).append(each.from()));
                day.events().forEach(each -> append(text, each));
                day.provisions().forEach(each -> append(text, each));
                day.wrongs().forEach(each -> text.append(each.kind()).append(each.mrns()));
                digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
                text.setLength(0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void append(StringBuilder text, AccessEvent event) {
        text.append(event.sourceEventId()).append(event.occurredAt()).append(event.terminal());
        text.append(event.ip()).append(event.accessor().account());
        text.append(event.accessor().name()).append(event.action()).append(event.purpose());
        text.append(new TreeSet<>(event.elements())).append(new TreeSet<>(event.categories()));
        text.append(event.emergencyReason()).append(event.approvalId());
        text.append(values(event.subjects())).append('\n');
    }

    private static void append(StringBuilder text, Provision each) {
        text.append(each.sourceEventId()).append(each.sequence()).append(each.occurredAt());
        text.append(each.recipient()).append(each.basis()).append(each.article());
        text.append(new TreeSet<>(each.elements())).append(each.keepUntil());
        text.append(each.onwardOf()).append(values(each.subjects())).append('\n');
    }
}
