package org.whosaw.portal.web.walk;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.browser.RealBrowser;

/** One browser window on its way from page to page, and what it finds wrong. */
final class Walker implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "walk");
    private static final String TEXT =
            "() => { const all = document.body.cloneNode(true);"
                    // A code may have no digit at all, so it is left out by name.
                    + " all.querySelectorAll('noscript, script, .code').forEach(e => e.remove());"
                    + " return all.textContent; }";
    private static final String LINKS =
            "links => links.map(e => e.getAttribute('href')).filter(h => h && h.startsWith('/'))";

    private final Notes notes;
    private final Ways ways;
    private final BrowserContext context;
    private final Page page;
    private int answered;
    private String at = "";
    private int expected;

    /** What all windows of one browser write down together. */
    static final class Notes {
        final TreeSet<String> found = new TreeSet<>();
        final PageRoutes routes;
        private final Map<String, String> texts = new HashMap<>();
        private final TreeSet<String> linked = new TreeSet<>();
        private final APIRequestContext stranger;
        int axed;

        Notes(Playwright playwright, PageRoutes routes) {
            this.routes = routes;
            stranger = playwright.request().newContext();
        }
    }

    /**
     * Opens a window.
     *
     * @param state the cookies of someone who is signed in, or null
     */
    Walker(Notes notes, Browser browser, Ways ways, @Nullable String state) {
        this.notes = notes;
        this.ways = ways;
        Browser.NewContextOptions options = ways.options();
        context = browser.newContext(state == null ? options : options.setStorageState(state));
        context.setDefaultTimeout(15_000);
        page = context.newPage();
        page.onRequest(this::note);
        page.onResponse(this::note);
        page.onConsoleMessage(this::note);
        page.onPageError(error -> find("script failed: " + error));
    }

    Page page() {
        return page;
    }

    /** Returns the cookies, for another window of the same person. */
    String state() {
        return context.storageState();
    }

    private void note(Request request) {
        if (request.isNavigationRequest()) {
            notes.routes.walk(request.method(), URI.create(request.url()).getPath());
        }
    }

    private void note(Response response) {
        if (response.request().isNavigationRequest()) {
            answered = response.status();
        }
    }

    private void note(ConsoleMessage message) {
        // What is done on the way to the first stop, such as locking a login, is no page of ours.
        boolean told =
                at.isEmpty() || expected >= 400 && message.text().contains("status of " + expected);
        if (message.type().equals("error") && !told) {
            find("console: " + message.text());
        }
    }

    private void find(String what) {
        notes.found.add(ways + " " + at + ": " + what);
    }

    /** Goes to each stop in turn and looks around. */
    void walk(List<Stop> stops) {
        for (Stop stop : stops) {
            at = stop.name();
            expected = stop.status();
            try {
                stop.arrive().accept(page);
                page.waitForLoadState();
                look(stop);
            } catch (PlaywrightException e) {
                String said = String.valueOf(e.getMessage());
                find("no way there: " + said.substring(0, Math.min(300, said.length())));
            }
        }
    }

    private void look(Stop stop) {
        if (answered != expected) {
            find("answered " + answered + " at " + URI.create(page.url()).getPath());
        }
        if (RealBrowser.scrollsSideways(page)) {
            find("scrolls sideways");
        }
        links();
        if (!stop.grows()) {
            compare();
        }
        if (ways.script()) { // axe cannot judge where no script runs
            axe();
        }
        String file = ways + "/" + at + ".jpg";
        RealBrowser.picture(page, PICTURES.resolve(file));
    }

    private void axe() {
        notes.axed++;
        RealBrowser.violations(page).forEach(this::find);
    }

    /** What stands there without scripts must stand there with them: all but numbers and times. */
    private void compare() {
        String text =
                String.valueOf(page.evaluate(TEXT))
                        .replaceAll("[0-9A-Za-z_*-]*[0-9][0-9A-Za-z_*-]*", "#")
                        .replaceAll("\\s+", " ");
        String key = ways.language() + " " + at;
        String before = notes.texts.putIfAbsent(key, text);
        if (before != null && !ways.script() && !before.equals(text)) {
            int same = 0;
            while (same < Math.min(before.length(), text.length())
                    && before.charAt(same) == text.charAt(same)) {
                same++;
            }
            int end = Math.min(text.length(), same + 80);
            find("reads otherwise: …" + text.substring(Math.max(0, same - 20), end));
        }
    }

    private void links() {
        Object all = page.locator("a[href]").evaluateAll(LINKS);
        if (all instanceof List<?> list) {
            for (Object each : list) {
                String href = String.valueOf(each);
                if (notes.linked.add(kind(href))) {
                    follow(href);
                }
            }
        }
    }

    /** Links that differ in a number alone are one kind. */
    private String kind(String href) {
        String path = href.replaceFirst("[?#].*", "");
        String query = href.substring(path.length()).replaceAll("(cursor|code)=[^&]*", "$1");
        return notes.routes.of("GET", path).orElse(path) + query;
    }

    private void follow(String href) {
        URI here = URI.create(page.url());
        // A wish for another language or size must not stay with this window.
        boolean wish = href.contains("lang=") || href.contains("size=");
        APIRequestContext asking = wish ? notes.stranger : page.request();
        APIResponse answer = asking.get(here.resolve(href).toString());
        // A page that says there is nothing says so in the other language too.
        boolean itself = wish && answer.status() == expected;
        if (answer.status() >= 400 && !itself) {
            find("dead link " + href + " answers " + answer.status());
        }
        answer.dispose();
    }

    @Override
    public void close() {
        context.close();
    }
}
