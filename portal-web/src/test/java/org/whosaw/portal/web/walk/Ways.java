package org.whosaw.portal.web.walk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a page is looked at.
 *
 * @param script whether the browser runs scripts
 */
record Ways(int width, String language, boolean script) {
    /** With scripts: each width and each language once. */
    static final List<Ways> SCRIPTED =
            List.of(new Ways(360, "zh-CN", true), new Ways(1280, "en", true));

    /** Without: the other width in each language, so that every two of the three choices meet. */
    static final List<Ways> UNSCRIPTED =
            List.of(new Ways(1280, "zh-CN", false), new Ways(360, "en", false));

    /** All, those with scripts first. */
    static final List<Ways> ALL = Stream.concat(SCRIPTED.stream(), UNSCRIPTED.stream()).toList();

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setLocale(language)
                .setColorScheme(ColorScheme.LIGHT)
                .setJavaScriptEnabled(script);
    }

    @Override
    public String toString() {
        return width + "/" + language + (script ? "" : "/no-script");
    }
}
