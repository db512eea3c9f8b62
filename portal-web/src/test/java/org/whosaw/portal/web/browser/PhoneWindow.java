package org.whosaw.portal.web.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A phone of 360 pixels that runs no script; counts what a finger does on it. */
public final class PhoneWindow implements AutoCloseable {
    private static final int WIDTH = 360;

    private final UnaryOperator<String> addresses;
    private final BrowserContext context;
    private final Page page;
    private int taps;

    /**
     * Opens a window.
     *
     * @param addresses makes an address of a path
     * @param cookies names and values
     */
    public PhoneWindow(
            RealBrowser browser, UnaryOperator<String> addresses, Map<String, String> cookies) {
        this.addresses = addresses;
        context =
                browser.browser()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setViewportSize(WIDTH, 800)
                                        .setLocale("zh-CN")
                                        .setJavaScriptEnabled(false));
        context.setDefaultTimeout(15_000);
        context.addCookies(
                cookies.entrySet().stream()
                        .map(
                                each ->
                                        new Cookie(each.getKey(), each.getValue())
                                                .setUrl("https://localhost/"))
                        .toList());
        page = context.newPage();
    }

    /** Returns the page that is open. */
    public Page page() {
        return page;
    }

    /** Opens a path, which is no tap: she is there already, or a camera led her. */
    public void open(String path) {
        page.navigate(addresses.apply(path));
    }

    /** Touches the first of what a selector finds, where it can be seen, and waits for the page. */
    public void tap(String selector) {
        page.locator(selector).first().click();
        page.waitForLoadState();
        taps++;
        if (RealBrowser.scrollsSideways(page)) {
            throw new AssertionError("scrolls sideways after " + selector);
        }
    }

    /** Returns how often it was touched. */
    public int taps() {
        return taps;
    }

    /** Returns what stands in the page's main part. */
    public String text() {
        return page.locator("main").innerText();
    }

    /** Returns how wide and tall are those that a selector finds, each kind once. */
    public Set<String> sizesOf(String selector) {
        return page.locator(selector).all().stream()
                .map(Locator::boundingBox)
                .map(box -> Math.round(box.width) + "x" + Math.round(box.height))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        context.close();
    }
}
