package org.whosaw.portal.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.web.page.Frame;
import org.whosaw.portal.web.page.HtmlErrors;
import org.whosaw.portal.web.page.Look;
import org.whosaw.portal.web.page.PageViewWriter;
import org.whosaw.portal.web.page.Templates;

/** The mothers' side, from the open door to the last sign-out. */
final class MotherTour {
    private final Tour tour;
    private final DemoServer server;
    private final PatientStops patient;
    private final int story;

    MotherTour(Tour tour, int story) {
        this.tour = tour;
        this.server = tour.server;
        this.patient = new PatientStops(server);
        this.story = story;
    }

    /**
     * Walks everything.
     *
     * @param ward one who lies in the ward
     * @param loss one who lost a child
     * @param done counted down when what is compared has been seen
     */
    void walk(int ward, int loss, CountDownLatch done) {
        String mother;
        try {
            mother = tour.bound(story);
            tour.everyWay(null, patient.open());
            tour.everyWay(mother, patient.signedIn());
            tour.oneEach(mother, new ComplaintStops(server).mother());
            tour.oneEach(mother, new RightsStops(server).mother());
        } finally {
            done.countDown();
        }
        tour.oneEach(mother, new RecipientStops(server, "").mother());
        tour.oneEach(mother, patient.newborn());
        tour.oneEach(tour.bound(loss), patient.afterLoss());
        tour.oneEach(tour.bound(ward), patient.inWard());
        looks();
        brokenPage();
        leaving(mother);
    }

    /** Keeps each setting through the form, and looks at what it changes. */
    private void looks() {
        for (Ways ways : Tour.ONE_EACH) {
            try (Walker walker = tour.window(ways, null)) {
                tour.byPhone(walker, story);
                set(walker, "size-large");
                walker.walk(patient.looks("large"));
                set(walker, "size-normal", "theme-dark");
                walker.walk(patient.looks("dark"));
                set(walker, "theme-light", "family-yes");
                walker.walk(patient.looks("family"));
                assertThat(walker.page().title()).isIn("我的记录", "My records");
                walker.page().click("form[action='/leave'] button");
                assertThat(walker.page().url()).endsWith("/calendar");
                walker.page().navigate(server.at("/overview"));
                assertThat(walker.page().url()).contains("/sign-in");
            }
        }
    }

    private void set(Walker walker, String... choices) {
        walker.page().navigate(server.at("/settings"));
        for (String each : choices) {
            walker.page().check("#" + each);
        }
        walker.walk(
                List.of(
                        new Stop(
                                "settings-saved-" + String.join("-", choices),
                                here -> here.click("form[action='/settings'] button"))));
    }

    /** No page of ours can be made to fail, so its answer is put in the server's place. */
    private void brokenPage() {
        for (Ways ways : Ways.SCRIPTED) {
            Language language = ways.language().equals("en") ? Language.EN : Language.ZH_CN;
            Look look = new Look(language, Look.Theme.LIGHT, false);
            Frame frame = new Frame(look, "/", "", null, false, false, null, true);
            String html = new PageViewWriter(Templates.packed()).html(HtmlErrors.page(frame, 500));
            try (Walker walker = tour.window(ways, null)) {
                walker.page()
                        .route(
                                "**/broken",
                                route ->
                                        route.fulfill(
                                                new Route.FulfillOptions()
                                                        .setStatus(500)
                                                        .setContentType("text/html;charset=UTF-8")
                                                        .setBody(html)));
                walker.walk(
                        List.of(
                                new Stop(
                                        "open-500",
                                        500,
                                        page -> page.navigate(server.at("/broken")))));
            }
        }
    }

    /** Signs one device out, then this one, then all. */
    private void leaving(String mother) {
        try (Walker other = tour.window(Ways.SCRIPTED.get(0), null);
                Walker here = tour.window(Ways.SCRIPTED.get(0), mother)) {
            tour.byPhone(other, story);
            here.page().navigate(server.at("/devices"));
            here.walk(
                    List.of(
                            new Stop(
                                    "devices-one-out",
                                    page -> page.click("form[action='/devices'] button"))));
            here.page().navigate(server.at("/devices"));
            here.walk(
                    List.of(
                            new Stop(
                                    "devices-all-out",
                                    page -> page.click("form[action='/devices/all'] button"))));
            here.page().navigate(server.at("/overview"));
            assertThat(here.page().url()).contains("/sign-in");
        }
        try (Walker walker = tour.window(Ways.UNSCRIPTED.get(0), null)) {
            tour.byPhone(walker, story);
            walker.page().navigate(server.at("/mine"));
            walker.walk(
                    List.of(
                            new Stop(
                                    "signed-out",
                                    page -> page.click("form[action='/sign-out'] button"))));
        }
    }
}
