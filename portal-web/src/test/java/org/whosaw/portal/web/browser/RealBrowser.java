package org.whosaw.portal.web.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The browser that the build has found or fetched, started once a test class. */
public final class RealBrowser implements AutoCloseable {
    private static final Path BINARY = Path.of("/usr/bin/chromium");
    private static final String SIDEWAYS =
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth";

    private final Playwright playwright;
    private final Browser browser;

    private RealBrowser(Playwright playwright) {
        this.playwright = playwright;
        this.browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(BINARY)
                                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    /** Starts the browser; nothing is downloaded. */
    public static RealBrowser start() {
        return new RealBrowser(
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
    }

    /** Returns the driver, to ask without a window. */
    public Playwright playwright() {
        return playwright;
    }

    /** Returns the browser itself. */
    public Browser browser() {
        return browser;
    }

    /** Says whether a phone's owner would have to scroll sideways. */
    public static boolean scrollsSideways(Page page) {
        return Boolean.TRUE.equals(page.evaluate(SIDEWAYS));
    }

    /**
     * Returns what every rule of axe finds wrong. What it finds right, and what it leaves to a
     * person, is judged but not told: telling takes longer than judging.
     */
    public static List<String> violations(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        // One frame: axe need not put its parts together on a page of its own.
        AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true).options(options);
        return axe.analyze().getViolations().stream()
                .map(
                        each ->
                                each.getId()
                                        + " "
                                        + each.getNodes().stream()
                                                .limit(3)
                                                .map(node -> node.getHtml())
                                                .toList())
                .toList();
    }

    /** Keeps a picture of the whole page. */
    public static void picture(Page page, Path file) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setType(ScreenshotType.JPEG)
                        .setQuality(80)
                        .setFullPage(true)
                        .setPath(file));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
