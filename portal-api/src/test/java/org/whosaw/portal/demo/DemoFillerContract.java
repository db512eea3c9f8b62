package org.whosaw.portal.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.demo.world.DemoDay;
import org.whosaw.portal.demo.world.DemoOptions;
import org.whosaw.portal.demo.world.DemoWorld;
import org.whosaw.portal.demo.world.Story;
import org.whosaw.portal.disclosure.ProvisionView;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.hospital.PersonKind;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Engine;

abstract class DemoFillerContract {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T02:05:00Z"), ZoneOffset.UTC);
    private static final DemoOptions SMALL =
            new DemoOptions(1, LocalDate.of(2026, 11, 22), 14, 3_000);

    private Rooms rooms;
    private DemoMarks marks;

    abstract Engine engine();

    @BeforeEach
    void open() {
        rooms = rooms();
        marks = new DemoMarks(rooms.database(), rooms.pseudonymizer(), CLOCK);
    }

    private Rooms rooms() {
        return new Rooms(
                new PortalConfiguration(),
                engine().database(),
                Keyring.generate(new RandomSource(), true),
                CLOCK,
                true);
    }

    private DemoFiller filler(DemoFeed<AccessEvent> accesses) {
        return new DemoFiller(
                rooms.hospital(), accesses, rooms.disclosure().recorder()::record, marks, CLOCK);
    }

    private DemoFiller filler() {
        return filler(rooms.access().recorder()::record);
    }

    @Test
    void fill_emptyDatabase_holdsTheWholeWorldAndSaysSo() {
        List<Long> progress = new ArrayList<>();
        DemoWorld world = filler().fill(SMALL, (done, total) -> progress.add(done));
        assertThat(count("access_event")).isEqualTo(events(world));
        assertThat(count("access_waiting")).isZero();
        assertThat(count("person")).isPositive();
        assertThat(count("demo_mark WHERE filled_at IS NOT NULL")).isEqualTo(1);
        assertThat(progress.get(progress.size() - 1)).isEqualTo(events(world));
    }

    @Test
    void fill_wholeWorld_isLeftAlone() {
        filler().fill(SMALL, DemoProgress.SILENT);
        long before = count("access_event");
        DemoOptions other = new DemoOptions(2, LocalDate.of(2026, 11, 20), 20, 9_000);
        assertThat(filler().fill(other, DemoProgress.SILENT).options()).isEqualTo(SMALL);
        assertThat(count("access_event")).isEqualTo(before);
    }

    @Test
    void fill_cutOff_goesOnAndDoublesNothing() {
        assertThatThrownBy(
                        () ->
                                filler(
                                                (hospital, batch) -> {
                                                    rooms.access()
                                                            .recorder()
                                                            .record(
                                                                    hospital,
                                                                    batch.subList(0, 500));
                                                    throw new IllegalStateException("cut off");
                                                })
                                        .fill(SMALL, DemoProgress.SILENT))
                .hasMessage("cut off");
        assertThat(count("access_event")).isEqualTo(500);
        DemoWorld world = filler().fill(SMALL, DemoProgress.SILENT);
        assertThat(count("access_event")).isEqualTo(events(world));
    }

    @Test
    void fill_databaseOfARealHospital_isRefusedAndLeftUnmarked() {
        rooms.hospital().hospitals().add("real", "某医院", null, null, null);
        assertThatThrownBy(() -> filler().fill(SMALL, DemoProgress.SILENT))
                .isInstanceOf(PortalException.class)
                .hasMessage("demo.not-a-demo");
        DemoMarks.demandUnmarked(rooms.database());
    }

    @Test
    void fill_untilTomorrow_isRefused() {
        DemoOptions ahead = new DemoOptions(1, LocalDate.of(2026, 11, 23), 14, 3_000);
        assertThatThrownBy(() -> filler().fill(ahead, DemoProgress.SILENT))
                .hasMessage("demo.until-ahead");
    }

    @Test
    void demandUnmarked_markedDatabase_isRefused() {
        filler().fill(SMALL, DemoProgress.SILENT);
        assertThatThrownBy(() -> DemoMarks.demandUnmarked(rooms.database()))
                .hasMessage("demo.marked");
    }

    @Test
    void find_otherKeys_isRefused() {
        filler().fill(SMALL, DemoProgress.SILENT);
        Pseudonymizer other = new Pseudonymizer(Keyring.generate(new RandomSource(), true));
        DemoMarks others = new DemoMarks(rooms.database(), other, CLOCK);
        assertThatThrownBy(others::find).hasMessage("demo.other-keys");
    }

    @Test
    void open_otherKeys_isRefused() {
        assertThatThrownBy(this::rooms).hasMessage("keys.seal-broken");
    }

    @Test
    void world_stories_areFoundInTheDatabase() {
        DemoFiller filler = filler();
        DemoWorld world = filler.fill(SMALL, DemoProgress.SILENT);
        for (Story story : Story.values()) {
            if (story != Story.NONE) {
                assertThat(
                                rooms.hospital()
                                        .persons()
                                        .byMrn(filler.hospital(), world.mother(story).mrn()))
                        .isPresent();
            }
        }
        contactReadsWhoReceivedTheSheet(filler.hospital(), world.contact().mrn());
    }

    /** She is no patient; the proof that the sheet was destroyed is late. */
    private void contactReadsWhoReceivedTheSheet(HospitalId hospital, String mrn) {
        PersonCard contact = rooms.hospital().persons().byMrn(hospital, mrn).orElseThrow();
        assertThat(contact.kind()).isEqualTo(PersonKind.CONTACT);
        Subject her = new Subject(contact.id(), hospital, false);
        List<ProvisionView> given =
                rooms.disclosure().list().list(List.of(her), Set.of(), 50, null).items();
        assertThat(given)
                .anySatisfy(
                        each -> {
                            assertThat(each.basis()).isEqualTo(LegalBasis.STATUTORY_DUTY);
                            assertThat(each.article()).contains("传染病防治法");
                            assertThat(each.keepUntil()).isLessThan("2026-11-22");
                            assertThat(each.destroyedOn()).isNull();
                        });
    }

    private static long events(DemoWorld world) {
        long events = 0;
        Iterator<DemoDay> days = world.iterator();
        while (days.hasNext()) {
            events += days.next().events().size();
        }
        return events;
    }

    private long count(String what) {
        return engine().database()
                .read(
                        tx -> {
                            try (Statement statement = tx.connection().createStatement();
                                    ResultSet rows =
                                            statement.executeQuery(
                                                    "SELECT count(*) FROM " + what)) {
                                rows.next();
                                return rows.getLong(1);
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }
}
