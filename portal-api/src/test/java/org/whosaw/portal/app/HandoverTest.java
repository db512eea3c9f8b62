package org.whosaw.portal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.authority.channel.FolderCourier;
import org.whosaw.portal.authority.channel.Office;
import org.whosaw.portal.authority.channel.PackageWorker;
import org.whosaw.portal.complaint.Capacity;
import org.whosaw.portal.complaint.ComplaintHouse;
import org.whosaw.portal.complaint.course.ComplaintState;
import org.whosaw.portal.complaint.course.ComplaintStep;
import org.whosaw.portal.complaint.desk.ComplaintBody.Event;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.complaint.desk.ComplaintDraft;
import org.whosaw.portal.crypto.CodeKeys.CodeKey;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.identity.room.MovingClock;
import org.whosaw.portal.store.Trial;
import org.whosaw.portal.text.Language;

/**
 * A complaint to an authority that takes packages by a folder, over the rooms as they are wired.
 */
class HandoverTest {
    @TempDir Path folder;
    private final MovingClock clock = new MovingClock();
    private final Trial trial = Trial.sqlite();
    private Rooms rooms;
    private ComplaintDesk desk;
    private Handover handover;

    @BeforeEach
    void open() {
        rooms =
                new Rooms(
                        new PortalConfiguration(),
                        trial.database(),
                        Keyring.generate(new RandomSource(), false),
                        clock,
                        true);
        rooms.authorities().book().importEntries(Office.file("folder", 5));
        desk = rooms.complaints().desk();
        handover = new Handover(desk, rooms.authorities().courier());
    }

    @AfterEach
    void close() {
        rooms.close();
        trial.close();
    }

    private CodeKey filed(String authority) throws IOException {
        return filed(authority, Set.of());
    }

    private CodeKey filed(String authority, Set<String> also) throws IOException {
        ComplaintDraft.To to =
                new ComplaintDraft.To(
                        true, false, authority, also, Capacity.SELF, "王一", "15400000001");
        CodeKey key =
                desk.begin(ComplaintHouse.whole().with(to), Language.ZH_CN, "198.51.100.7").key();
        desk.addEvidence(
                key, new ByteArrayInputStream("他说知道我的预产期".getBytes(StandardCharsets.UTF_8)));
        desk.file(key);
        return key;
    }

    private void deliver() throws Exception {
        PackageWorker worker =
                new PackageWorker(rooms.authorities().outbox(), List.of(new FolderCourier(folder)));
        worker.start();
        for (int i = 0; i < 500 && rooms.authorities().outbox().load().waiting() > 0; i++) {
            Thread.sleep(20);
        }
        worker.stop();
    }

    private List<Path> arrived() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void standing_authorityWithAFolder_isSentOnceAndNotedWhenItArrived() throws Exception {
        CodeKey key = filed("office");
        assertThat(handover.standing(key).onItsWay()).isTrue();
        assertThat(handover.standing(key).tracked().body().state()).isEqualTo(ComplaintState.READY);
        Instant delivered = clock.instant();
        deliver();
        clock.advance(java.time.Duration.ofHours(5));

        Handover.Standing standing = handover.standing(key);
        assertThat(standing.onItsWay()).isFalse();
        assertThat(standing.tracked().body().state()).isEqualTo(ComplaintState.SENT);
        assertThat(standing.tracked().intact()).isTrue();
        List<Event> events = standing.tracked().body().events();
        Event last = events.get(events.size() - 1);
        assertThat(last.step()).isEqualTo(ComplaintStep.SENT_OFF);
        assertThat(last.at()).as("when it arrived, not when she looked").isEqualTo(delivered);
        assertThat(handover.standing(key).tracked().body().events()).hasSameSizeAs(events);

        assertThat(arrived()).hasSize(1);
        assertThat(names(Office.open(Files.readAllBytes(arrived().get(0)))))
                .contains("complaint.json", "complaint.pdf", "manifest.sha256");
    }

    @Test
    void file_cutOffRightAfter_isDeliveredAllTheSame() throws Exception {
        CodeKey key = filed("office"); // and nobody ever looks again
        deliver();
        assertThat(arrived()).hasSize(1);
        assertThat(handover.standing(key).tracked().body().state()).isEqualTo(ComplaintState.SENT);
        deliver();
        assertThat(arrived()).as("once").hasSize(1);
    }

    @Test
    void file_twoAuthoritiesAtOnce_eachGetsAPackageOfItsOwn() throws Exception {
        rooms.authorities().book().importEntries(Office.named("bureau", "folder", 5));
        CodeKey key = filed("office", Set.of("bureau"));
        deliver();
        assertThat(arrived()).hasSize(2);
        Set<String> packages = new java.util.HashSet<>();
        Set<String> channels = new java.util.HashSet<>();
        for (Path each : arrived()) {
            String json = json(each);
            packages.add(json.replaceAll("(?s).*\"packageId\" : \"([^\"]+)\".*", "$1"));
            channels.add(
                    json.replaceAll("(?s).*\"channel\" : \\{\\s*\"code\" : \"([^\"]+)\".*", "$1"));
        }
        assertThat(packages).hasSize(2);
        assertThat(channels).containsExactlyInAnyOrder("office", "bureau");
        Handover.Standing standing = handover.standing(key);
        assertThat(standing.tracked().body().authority()).isEqualTo("office");
        assertThat(standing.tracked().body().events())
                .extracting(Event::step)
                .containsExactlyInAnyOrder(
                        ComplaintStep.FILED,
                        ComplaintStep.COPIED,
                        ComplaintStep.COPY_SENT,
                        ComplaintStep.PACKAGED,
                        ComplaintStep.SENT_OFF);
        assertThat(standing.tracked().intact()).isTrue();
    }

    private static String json(Path sealed) throws Exception {
        try (ZipInputStream in =
                new ZipInputStream(
                        new ByteArrayInputStream(Office.open(Files.readAllBytes(sealed))))) {
            ZipEntry entry = in.getNextEntry();
            while (entry != null && !entry.getName().equals("complaint.json")) {
                entry = in.getNextEntry();
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void takeTo_nextAfterSilence_goesByItsChannelOnceSheConfirmed() throws Exception {
        CodeKey key = filed(null);
        desk.handedOver(key);
        desk.step(key, ComplaintStep.SILENCE_NOTED, null, null, null);
        String hash = desk.find(key).body().filing().contentHash();
        assertThatThrownBy(() -> desk.takeTo(key, ComplaintStep.TAKEN_FURTHER, "office", "other"))
                .hasMessage("invalid-fields");
        assertThatThrownBy(() -> desk.step(key, ComplaintStep.TAKEN_FURTHER, "office", null, null))
                .as("no step without her word")
                .hasMessage("invalid-fields");
        deliver();
        assertThat(arrived()).as("nothing goes by itself").isEmpty();
        desk.takeTo(key, ComplaintStep.TAKEN_FURTHER, "office", hash);
        assertThat(handover.standing(key).onItsWay()).isTrue();
        deliver();
        assertThat(arrived()).hasSize(1);
        assertThat(json(arrived().get(0))).contains("\"office\"");
        Handover.Standing standing = handover.standing(key);
        assertThat(standing.tracked().body().state()).isEqualTo(ComplaintState.SENT);
        assertThat(standing.tracked().body().authority()).isEqualTo("office");
    }

    private static List<String> names(byte[] zip) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            ZipEntry entry = in.getNextEntry();
            while (entry != null) {
                names.add(entry.getName());
                entry = in.getNextEntry();
            }
        }
        return names;
    }

    @Test
    void takeBack_beforeItLeft_nothingArrives() throws Exception {
        CodeKey key = filed("office");
        handover.standing(key);
        handover.takeBack(key);
        desk.step(key, ComplaintStep.WITHDRAWN, null, null, null);
        deliver();
        assertThat(handover.standing(key).tracked().body().state())
                .isEqualTo(ComplaintState.WITHDRAWN);
        assertThat(arrived()).isEmpty();
    }

    @Test
    void standing_authorityByHerOwnHand_isLeftToHer() throws Exception {
        CodeKey key = filed(null);
        assertThat(handover.standing(key).tracked().body().state()).isEqualTo(ComplaintState.FILED);
        assertThat(rooms.authorities().outbox().load().waiting()).isZero();
    }
}
