package org.whosaw.portal.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Walks every page of the real server over a small demo world with two browsers at once, one for
 * the mothers and one for the desks.
 *
 * <p>Crossed in full, with scripts: each page and state × 360 and 1280 wide × Chinese and English;
 * there axe has nothing to say (of colours: in each language and at each width once), nothing
 * scrolls sideways, the console is quiet, no link is dead, and a picture is kept under {@code
 * target/walk}. Without scripts each page is walked once in each language and once at each width,
 * and says the same as with them; axe is itself a script. A newborn's list, the pages after a loss,
 * opened protected entries, large mode, the dark and a family's phone are walked with scripts in
 * one width a language: their parts are those of the other pages. What can be done only once (sign
 * out, unlock) is done once.
 *
 * <p>A page that is registered and was never walked fails the test, so a new page must come here.
 */
class EveryPageIT {
    private static final int STORY = 0;
    private static final int OPENED = 1;
    private static final int WARD = 2;
    private static final int AT_COUNTER = 3;
    private static final int LOSS = 6;

    private static final String DEFERRAL =
            "\"deferral\":{\"law\":\"刑事诉讼法\",\"article\":\"150\",\"until\":\"%s\","
                    + "\"approvedBy\":\"医务处\"},";

    @TempDir static Path folder;

    private static DemoServer server;

    @BeforeAll
    static void start() {
        server = DemoServer.start(folder);
        server.ingestDoubtful(almostHer(server.mother(STORY, "phone")));
        for (int mother : new int[] {STORY, OPENED}) {
            server.ingest(protectedLook(server.mother(mother, "mrn")));
        }
        String served = server.mother(AT_COUNTER, "mrn");
        server.ingest(look("told", served, ""));
        for (int i = 0; i < 2; i++) { // each way of the walk ends one
            server.ingest(look("held-" + i, served, DEFERRAL.formatted(hoursAhead(480))));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Returns rows with her phone under other names, more than the walk answers. */
    private static String almostHer(String phone) {
        StringBuilder rows = new StringBuilder("姓名,联系电话\n");
        for (int i = 0; i < 40; i++) {
            rows.append("演示").append((char) ('一' + i)).append(',').append(phone).append('\n');
        }
        return rows.toString();
    }

    private static String hoursAhead(int hours) {
        return Clock.systemUTC()
                .instant()
                .plus(Duration.ofHours(hours))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private static String protectedLook(String mrn) {
        return look(
                "walk-" + mrn,
                mrn,
                "\"categories\":[\"reproduction\"],\"elements\":[\"fertility-record\"],");
    }

    private static String look(String id, String mrn, String more) {
        return "{\"sourceEventId\":\"%s\",\"occurredAt\":\"%s\",\"system\":\"emr\","
                        .formatted(id, hoursAhead(-2))
                + "\"accessor\":{\"id\":\"S0001\"},\"action\":\"view\","
                + more
                + "\"subjects\":[{\"mrn\":\"%s\"}]}".formatted(mrn);
    }

    @Test
    void everyPage_everyWay_isWhole() throws IOException {
        PageRoutes routes = PageRoutes.ofClasses();
        CountDownLatch motherDone = new CountDownLatch(1);
        CompletableFuture<Walker.Notes> desks =
                CompletableFuture.supplyAsync(() -> atTheDesks(routes, motherDone));
        TreeSet<String> found = new TreeSet<>();
        int axed;
        try (Tour tour = new Tour(server, routes)) {
            new MotherTour(tour, STORY).walk(WARD, LOSS, motherDone);
            found.addAll(tour.notes.found);
            axed = tour.notes.axed;
        }
        Walker.Notes notes = desks.join();
        found.addAll(notes.found);
        routes.missed().forEach(route -> found.add("nobody walked " + route));
        Files.write(Path.of("target", "walk", "found.txt"), found);
        assertThat(found).isEmpty();
        assertThat(axed + notes.axed).isGreaterThan(200);
    }

    private static Walker.Notes atTheDesks(PageRoutes routes, CountDownLatch motherDone) {
        try (Tour tour = new Tour(server, routes)) {
            new DeskTour(tour, AT_COUNTER, OPENED).walk(motherDone, "told");
            return tour.notes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
