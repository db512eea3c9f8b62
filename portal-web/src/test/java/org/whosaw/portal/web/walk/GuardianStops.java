package org.whosaw.portal.web.walk;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/** Where the counter lets guardians in and keeps them out. */
final class GuardianStops {
    private static final String PAGE = "/desk/counter/guardians";

    /** Mothers from here on are looked at by nobody else: each way of the walk links one. */
    private static final int FROM = 7;

    private final DemoServer server;
    private final DeskStops desk;
    private final String mrn;
    private int linked;

    /**
     * Prepares the stops.
     *
     * @param mrn the mother whose newborn it is
     */
    GuardianStops(DemoServer server, DeskStops desk, String mrn) {
        this.server = server;
        this.desk = desk;
        this.mrn = mrn;
    }

    /** Returns a newborn of the mother's, and its guardians: one is linked and blocked. */
    List<Stop> all() {
        return List.of(
                DeskStops.growing("desk-newborn", this::newborn),
                DeskStops.growing(
                        "desk-guardians", page -> page.click("form[action='" + PAGE + "'] button")),
                new Stop(
                        "desk-guardians-incomplete",
                        422,
                        true,
                        page -> Stop.sendUnchecked(page, PAGE + "/link")),
                DeskStops.growing("desk-guardians-linked", this::link),
                DeskStops.growing("desk-guardians-blocked", GuardianStops::block));
    }

    /** Returns what the privacy officer alone does: a block ends. */
    List<Stop> officer() {
        return List.of(
                DeskStops.growing("desk-newborn-officer", this::newborn),
                DeskStops.growing(
                        "desk-guardians-officer",
                        page -> page.click("form[action='" + PAGE + "'] button")),
                DeskStops.growing("desk-guardians-unblocked", GuardianStops::unblock));
    }

    private static void unblock(Page page) {
        Locator form = page.locator("form[action='" + PAGE + "/unblock']").first();
        form.evaluate("form => form.closest('details').open = true");
        form.locator("select[name='reason']").selectOption("order-over");
        form.locator("select[name='proof']").selectOption("court-paper");
        form.locator("button").click();
    }

    private void newborn(Page page) {
        desk.find(page, mrn);
        page.locator("form[action='/desk/counter/newborn'] button").first().click();
    }

    private void link(Page page) {
        page.fill("#number", server.mother(FROM + linked++, "mrn"));
        page.selectOption("#paper", "resident-card");
        page.selectOption("#relation", "grandparent");
        page.selectOption("#reason", "parents-unable");
        page.selectOption("#proof", "court-paper");
        page.click("form[action='" + PAGE + "/link'] button");
    }

    private static void block(Page page) {
        page.locator("details.fold").last().evaluate("box => box.open = true");
        Locator form = page.locator("form[action='" + PAGE + "/block']").last();
        form.locator("select[name='reason']").selectOption("protection-order");
        form.locator("select[name='proof']").selectOption("protection-order");
        form.locator("button").click();
    }
}
