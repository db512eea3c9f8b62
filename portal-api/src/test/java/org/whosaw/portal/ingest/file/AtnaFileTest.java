package org.whosaw.portal.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whosaw.portal.ingest.atna.AtnaFixture.aMessage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.AccessFixture;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.access.AccessReading.Filter;
import org.whosaw.portal.crypto.Cursors;
import org.whosaw.portal.disclosure.DisclosureFeature;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.hospital.ProtectionSettings;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.ingest.atna.AtnaFixture;
import org.whosaw.portal.ingest.atna.rest.AtnaFiles;
import org.whosaw.portal.ingest.atna.rest.AtnaIntake;
import org.whosaw.portal.ingest.atna.rest.AtnaSettings;
import org.whosaw.portal.ingest.refusal.Refusals;
import org.whosaw.portal.ingest.sheet.SheetOrigin;
import org.whosaw.portal.ingest.sheet.rest.SheetTally;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.ledger.TestSalts;
import org.whosaw.portal.store.SqliteEngine;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Files of ATNA messages, good ones among all that can be wrong with them. */
class AtnaFileTest {
    private static final String AT = "2026-03-02T08:15:30.123456789+08:00";

    @RegisterExtension final SqliteEngine engine = new SqliteEngine();

    @TempDir Path folder;
    private AccessFixture rooms;
    private HospitalFixture house;
    private FileIntake intake;
    private Refusals refusals;
    private PersonId person;

    @BeforeEach
    void open() {
        rooms = new AccessFixture(engine.database());
        house = rooms.house;
        DisclosureFeature disclosure =
                new DisclosureFeature(
                        house.database,
                        house.sealer,
                        house.pseudonymizer,
                        new Cursors(house.pseudonymizer),
                        house.ids,
                        house.clock,
                        rooms.hospital,
                        ProtectionSettings.defaults(),
                        TestSalts.ledger(house.ids));
        refusals = new Refusals(house.database, rooms.hospital.lookup(), house.clock);
        AtnaIntake atna =
                new AtnaIntake(
                        AtnaSettings.defaults(),
                        rooms.hospital,
                        unused -> Optional.empty(),
                        rooms.access.recorder(),
                        disclosure.recorder(),
                        refusals);
        intake =
                new FileIntake(
                        List.of(new AtnaFormat(new AtnaFiles(atna), Texts.load())),
                        new FileJournal(house.database, house.ids, house.clock),
                        new Originals(house.sealer, folder.resolve("sealed")),
                        refusals::add);
        person = house.patient("M0001", "演示甲一");
    }

    private FileReport take(Path file) {
        SheetOrigin his = new SheetOrigin("HIS", null, null, null, 0);
        return intake.take(
                new FileJob(house.hospital, file, "atna", null, his, Keep.NONE),
                (done, total) -> {},
                Language.EN);
    }

    private Path file(String... messages) throws IOException {
        return Files.writeString(folder.resolve("atna.xml"), String.join("\n", messages));
    }

    private List<Access> seen() {
        Subject her = new Subject(person, house.hospital, false);
        return rooms.access
                .timeline()
                .list(new AccessReading(1, List.of(her), Set.of(), Filter.NONE, 50, null))
                .items();
    }

    private Map<String, Long> counted() {
        LocalDate today = LocalDate.ofInstant(house.clock.instant(), ZoneId.of("Asia/Shanghai"));
        long his = rooms.hospital.lookup().system(house.hospital, "HIS").orElseThrow().id();
        return refusals.since(house.hospital, today).stream()
                .filter(each -> each.systemId() != null && each.systemId() == his)
                .filter(each -> each.format().equals("atna"))
                .collect(Collectors.toMap(Refusals.Count::rule, Refusals.Count::refused));
    }

    private static AtnaFixture numbered(int second) {
        return aMessage().at("2026-03-02T08:15:%02d+08:00".formatted(second));
    }

    @Test
    void take_codesEitherWayAndNanoseconds_areAllRead() throws IOException {
        String plainCode =
                numbered(1).codes("<EventID code=\"110110\" codeSystemName=\"DCM\"/>").xml();
        String csdCode = numbered(2).codes("<EventID csd-code=\"110112\"/>").xml();
        String nanos = aMessage().at(AT).xml();

        FileReport report = take(file(plainCode, csdCode, nanos));

        assertThat(report.tally()).isEqualTo(new SheetTally(3, 3, 3, 0, 0, 0, 0));
        assertThat(report.original()).isEqualTo("destroyed");
        assertThat(folder.resolve("atna.xml")).doesNotExist();
        assertThat(seen())
                .extracting(each -> each.occurredAt() + " " + each.action().code())
                .containsExactly(
                        Instant.parse("2026-03-02T00:15:30.123456Z") + " view",
                        "2026-03-02T00:15:02Z search",
                        "2026-03-02T00:15:01Z view");
        assertThat(take(file(plainCode, csdCode, nanos)).tally().duplicate()).isEqualTo(3);
    }

    @Test
    void take_everythingWrongAmongGood_keepsTheGoodAndCountsTheRest() throws IOException {
        String secret = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
        String bomb =
                "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">"
                        + "<!ENTITY c \"&b;&b;&b;&b;\"><!ENTITY x \"&c;&c;&c;&c;\">]>";
        String half = numbered(9).xml();
        FileReport report =
                take(
                        file(
                                numbered(1).xml(),
                                numbered(2).by("").xml(),
                                numbered(3).about("").xml(),
                                numbered(4).at("yesterday").xml(),
                                secret + numbered(5).xml().replace("演示甲一", "&x;"),
                                bomb + numbered(6).xml().replace("演示甲一", "&x;"),
                                numbered(7).xml(),
                                half.substring(0, half.length() / 2)));

        assertThat(report.tally().accepted()).isEqualTo(2);
        assertThat(seen()).hasSize(2);
        assertThat(counted())
                .containsEntry("atna.no-user", 1L)
                .containsEntry("atna.time", 1L)
                .containsEntry("atna.doctype", 2L)
                .containsEntry("atna.malformed", 1L);
        assertThat(
                        counted().getOrDefault("atna.no-patient", 0L)
                                + counted().getOrDefault(Refusals.ABOUT_NOBODY, 0L))
                .isEqualTo(1);
        assertThat(report.original()).isEqualTo("sealed");
        assertThat(folder.resolve("atna.xml")).doesNotExist();
        String told = String.join("\n", new FileWords(Texts.load(), Language.EN).of(report));
        assertThat(told)
                .contains("line 2", "line 4")
                .doesNotContain("演示", "M0001", "yesterday", "hostname");
    }

    @Test
    void take_gzip_isRead() throws IOException {
        Path whole = folder.resolve("whole.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
            out.write(numbered(1).xml().getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = Files.readAllBytes(whole);
        assertThat(take(whole).tally().accepted()).isEqualTo(1);
    }

    @Test
    void watch_dropFolder_takesMessagesAndLeavesAReport() throws IOException {
        Path drop = Files.createDirectories(folder.resolve("drop"));
        Files.writeString(drop.resolve("night.xml"), numbered(1).xml() + numbered(2).by("").xml());
        FolderWatch watch =
                new FolderWatch(
                        intake,
                        new FileSettings(
                                Keep.NONE,
                                1,
                                List.of(
                                        new FileSettings.Folder(
                                                drop.toString(),
                                                "H1",
                                                "atna",
                                                null,
                                                "HIS",
                                                null,
                                                null,
                                                null))),
                        code -> Optional.of(house.hospital),
                        new FileWords(Texts.load(), Language.ZH_CN));
        watch.round();
        watch.round();

        assertThat(seen()).hasSize(1);
        assertThat(drop.resolve("night.xml")).doesNotExist();
        assertThat(counted()).containsEntry("atna.no-user", 1L);
        try (var reports = Files.list(drop.resolve("reports"))) {
            assertThat(reports)
                    .singleElement()
                    .satisfies(
                            each ->
                                    assertThat(Files.readString(each))
                                            .contains("2")
                                            .doesNotContain("演示", "M0001"));
        }
    }

    @Test
    void take_packingThatBreaksOff_keepsTheMessagesBeforeIt() throws IOException {
        Path file = folder.resolve("atna.xml.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((numbered(1).xml() + numbered(2).xml()).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 6));

        FileReport report = take(file);

        assertThat(report.tally()).isEqualTo(new SheetTally(2, 3, 2, 0, 0, 0, 1));
        assertThat(report.original()).isEqualTo("sealed");
    }
}
