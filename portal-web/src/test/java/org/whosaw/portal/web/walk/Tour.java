package org.whosaw.portal.web.walk;

import com.microsoft.playwright.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.browser.RealBrowser;

/** One browser's way through the pages, and what was found on it; for one thread. */
final class Tour implements AutoCloseable {
    /** Where crossing all would say nothing new. */
    static final List<Ways> ONE_EACH = Ways.SCRIPTED;

    final DemoServer server;
    final Walker.Notes notes;
    private final RealBrowser chromium = RealBrowser.start();

    Tour(DemoServer server, PageRoutes routes) {
        this.server = server;
        this.notes = new Walker.Notes(chromium.playwright(), routes);
    }

    /**
     * Opens a window.
     *
     * @param state the cookies of someone who is signed in, or null
     */
    Walker window(Ways ways, @Nullable String state) {
        return new Walker(notes, chromium.browser(), ways, state);
    }

    void everyWay(@Nullable String state, List<Stop> stops) {
        Ways.ALL.forEach(ways -> walk(ways, state, stops));
    }

    void oneEach(@Nullable String state, List<Stop> stops) {
        ONE_EACH.forEach(ways -> walk(ways, state, stops));
    }

    void walk(Ways ways, @Nullable String state, List<Stop> stops) {
        try (Walker walker = window(ways, state)) {
            walker.walk(stops);
        }
    }

    /** Binds a mother's phone by the code of her slip, without scripts, and returns her cookies. */
    String bound(int index) {
        try (Walker walker = window(Ways.UNSCRIPTED.get(0), null)) {
            Page page = walker.page();
            page.navigate(server.at("/bind"));
            page.fill("#code", server.mother(index, "bindingCode"));
            page.fill("#phone", server.mother(index, "phone"));
            page.click("form[action='/bind'] button");
            enter(walker);
            return walker.state();
        }
    }

    /** Signs in by phone, with scripts. */
    void byPhone(Walker walker, int index) {
        Page page = walker.page();
        page.navigate(server.at("/sign-in"));
        page.fill("#phone", server.mother(index, "phone"));
        page.click("form[action='/sign-in'] button");
        enter(walker);
    }

    private void enter(Walker walker) {
        Page page = walker.page();
        walker.walk(List.of(new Stop("open-code", here -> here.waitForLoadState())));
        page.fill("#code", "999999".equals(server.oneTimePassword()) ? "000000" : "999999");
        walker.walk(
                List.of(
                        new Stop(
                                "open-code-wrong",
                                422,
                                here -> here.click("form[action='/sign-in/code'] button"))));
        page.fill("#code", server.oneTimePassword());
        page.click("form[action='/sign-in/code'] button");
        if (page.url().endsWith("/choose")) {
            page.locator("form[action='/choose'] button").first().click();
        }
        if (!page.url().endsWith("/overview")) {
            throw new IllegalStateException("not signed in");
        }
    }

    @Override
    public void close() {
        chromium.close();
    }
}
