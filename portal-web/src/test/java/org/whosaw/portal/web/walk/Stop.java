package org.whosaw.portal.web.walk;

import com.microsoft.playwright.Page;
import java.util.function.Consumer;

/**
 * One page in one state.
 *
 * @param name the name of its pictures
 * @param status what the server answers
 * @param grows whether walking itself adds to what the page shows
 * @param arrive leads a browser there
 */
record Stop(String name, int status, boolean grows, Consumer<Page> arrive) {
    Stop(String name, Consumer<Page> arrive) {
        this(name, 200, false, arrive);
    }

    Stop(String name, int status, Consumer<Page> arrive) {
        this(name, status, false, arrive);
    }

    /** Ticks nothing, fills nothing, lets the browser's own checks pass, and sends the form. */
    static void sendUnchecked(Page page, String action) {
        String form = "form[action='" + action + "']";
        page.locator(form).first().evaluate("form => form.noValidate = true");
        page.locator(form + " button").first().click();
    }
}
