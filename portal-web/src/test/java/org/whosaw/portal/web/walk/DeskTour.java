package org.whosaw.portal.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The hospital's side, and what a code from its counter opens. */
final class DeskTour {
    private final Tour tour;
    private final DemoServer server;
    private final DeskStops desk;
    private final PatientStops patient;
    private final int opened;
    private final String mrn;

    /**
     * Prepares the walk.
     *
     * @param seen the mother whom the counter serves: not one whose own pages are compared
     * @param opened the mother whose protected entries are opened
     */
    DeskTour(Tour tour, int seen, int opened) {
        this.tour = tour;
        this.server = tour.server;
        this.mrn = server.mother(seen, "mrn");
        this.desk = new DeskStops(server, mrn);
        this.patient = new PatientStops(server);
        this.opened = opened;
    }

    /**
     * Walks everything.
     *
     * @param motherDone when the mother's own pages have been compared: what the desk does to her
     *     shows on them
     * @param source the number of an entry of the mother whom the counter serves
     */
    void walk(CountDownLatch motherDone, String source) throws InterruptedException {
        tour.everyWay(null, desk.open());
        String counter = atDesk("counter");
        tour.everyWay(counter, desk.counter());
        tour.oneEach(atDesk("member"), desk.ownAccount());
        tour.oneEach(atDesk("deferrals"), desk.withheld(source));
        tour.oneEach(atDesk("auditor"), List.of(desk.counter().get(0)));
        String office = atDesk("it");
        tour.everyWay(office, desk.colleagues());
        open(counter);
        motherDone.await();
        tour.oneEach(counter, new GuardianStops(server, desk, mrn).all());
        tour.everyWay(atDesk("records"), desk.matching());
        String officer = atDesk("privacy-officer");
        tour.oneEach(officer, new GuardianStops(server, desk, mrn).officer());
        tour.oneEach(officer, desk.erasure());
        tour.oneEach(officer, desk.holds());
        for (Ways ways : Tour.ONE_EACH) {
            RightsStops rights = new RightsStops(server);
            tour.walk(ways, counter, rights.counter(desk, mrn));
            tour.walk(ways, officer, rights.officer());
        }
        stops(officer);
        tour.oneEach(officer, desk.recipients());
        tour.oneEach(officer, new ComplaintStops(server).officer());
        tour.everyWay(officer, desk.questions());
        // A lock passes by itself after a minute, and a busy machine is slow: each is looked at
        // right after it was made, and each is somebody else's.
        lockedOut("records");
        tour.walk(Tour.ONE_EACH.get(0), office, desk.locked());
        lockedOut("privacy-officer");
        tour.walk(Tour.ONE_EACH.get(1), office, desk.locked());
        lockedOut("counter");
        tour.walk(Tour.ONE_EACH.get(0), office, desk.leaving());
    }

    /** Stops as the desk, a letter's holder and a recipient see them. */
    private void stops(String officer) {
        RecipientStops stops = new RecipientStops(server, mrn);
        tour.oneEach(null, stops.open());
        for (Ways ways : Tour.ONE_EACH) {
            tour.walk(ways, officer, stops.officer());
            tour.walk(ways, null, stops.letter());
        }
        String agency;
        try (Walker walker = tour.window(Ways.SCRIPTED.get(1), null)) {
            stops.signIn(walker.page());
            agency = walker.state();
        }
        tour.oneEach(agency, stops.agency());
        tour.walk(Tour.ONE_EACH.get(0), agency, stops.leaving());
    }

    private void lockedOut(String role) {
        try (Walker walker = tour.window(Ways.SCRIPTED.get(0), null)) {
            desk.lock(walker.page(), role);
        }
    }

    private String atDesk(String role) {
        try (Walker walker = tour.window(Ways.SCRIPTED.get(1), null)) {
            desk.signIn(walker.page(), role);
            assertThat(walker.page().url()).endsWith("/desk");
            return walker.state();
        }
    }

    /** Opens the protected entries with a code from the counter. */
    private void open(String counter) {
        String code;
        try (Walker walker = tour.window(Ways.SCRIPTED.get(1), counter)) {
            code = desk.secondFactor(walker.page(), server.mother(opened, "mrn"));
        }
        String state = tour.bound(opened);
        try (Walker walker = tour.window(Ways.SCRIPTED.get(0), state)) {
            walker.page().navigate(server.at("/protected"));
            walker.page().fill("#counter", code);
            walker.page().click("form[action='/protected'] button");
        }
        tour.oneEach(state, patient.opened());
    }
}
