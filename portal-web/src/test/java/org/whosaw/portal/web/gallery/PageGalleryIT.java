package org.whosaw.portal.web.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.web.browser.RealBrowser;
import org.whosaw.portal.web.i18n.Languages;
import org.whosaw.portal.web.page.Assets;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.PageViewWriter;
import org.whosaw.portal.web.page.Templates;

/** Looks at every page of the gallery in a browser, on a phone and on a desk. */
class PageGalleryIT {
    private static final PageViewWriter WRITER = new PageViewWriter(Templates.packed());
    private static HttpServer server;

    @BeforeAll
    static void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", PageGalleryIT::answer);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body;
        String type;
        if (path.startsWith("/assets/")) {
            Assets.Asset asset =
                    Assets.packed().find(path.substring("/assets/".length())).orElseThrow();
            body = asset.bytes();
            type = asset.type();
        } else {
            String[] parts = path.split("/");
            Language language = Languages.parse(parts[1]).orElseThrow();
            PageView view = Objects.requireNonNull(new Gallery(language).pages().get(parts[2]));
            body = WRITER.html(view).getBytes(StandardCharsets.UTF_8);
            type = "text/html;charset=UTF-8";
        }
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void everyPage_onPhoneAndDesk_hasNothingForAxeAndNoSidewaysScroll() {
        List<String> found = new ArrayList<>();
        String only = System.getProperty("gallery.only", "");
        try (RealBrowser chromium = RealBrowser.start()) {
            for (int width : new int[] {360, 1280}) {
                Page page =
                        chromium.browser()
                                .newPage(new Browser.NewPageOptions().setViewportSize(width, 800));
                for (Language language : Language.values()) {
                    for (String name : new Gallery(language).pages().keySet()) {
                        if (name.matches(only.isEmpty() ? ".*" : only)) {
                            look(page, width, language, name, found);
                        }
                    }
                }
                page.close();
            }
        }
        assertThat(found).isEmpty();
    }

    private static void look(
            Page page, int width, Language language, String name, List<String> found) {
        String where = language.tag() + "/" + name;
        page.navigate("http://localhost:" + server.getAddress().getPort() + "/" + where);
        RealBrowser.picture(page, Path.of("target/gallery", width + "", where + ".jpg"));
        if (RealBrowser.scrollsSideways(page)) {
            found.add(where + " " + width + " scrolls sideways");
        }
        // What axe judges is the same in each language and width; so each of these once.
        if (width == 360 == (language == Language.ZH_CN)) {
            RealBrowser.violations(page)
                    .forEach(each -> found.add(where + " " + width + " " + each));
        }
    }
}
