package org.whosaw.portal.web.session;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.whosaw.portal.problem.Problem;
import org.whosaw.portal.problem.ProblemResponses.ErrorPages;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.web.page.Frame;
import org.whosaw.portal.web.page.HtmlErrors;
import org.whosaw.portal.web.page.Look;
import org.whosaw.portal.web.page.PageViewWriter;

/** Draws refusals as pages for browsers, which ask for HTML first. */
public final class WebErrors implements ErrorPages {
    private final PageViewWriter writer;
    private final boolean demo;

    public WebErrors(PageViewWriter writer, boolean demo) {
        this.writer = writer;
        this.demo = demo;
    }

    @Override
    public Optional<Response> draw(Problem problem, HttpHeaders headers) {
        List<MediaType> accepted = headers.getAcceptableMediaTypes();
        if (accepted.isEmpty() || !isHtml(accepted.get(0))) {
            return Optional.empty();
        }
        // A family's phone may be behind any cookie: with one, the page names itself neutrally.
        boolean family = Cookies.SESSION.read(headers.getCookies()) != null;
        Frame frame = new Frame(Looks.of(headers), "/", "", null, family, false, null, demo);
        return Optional.of(
                Response.status(problem.status())
                        .type(MediaType.TEXT_HTML_TYPE)
                        .entity(HtmlErrors.page(frame, problem.status()))
                        .build());
    }

    @Override
    public Optional<String> plain(Problem problem, Language language) {
        Look look = new Look(language, Look.Theme.AUTO, false);
        Frame frame = new Frame(look, "/", "", null, true, false, null, demo);
        return Optional.of(writer.html(HtmlErrors.page(frame, problem.status())));
    }

    private static boolean isHtml(MediaType type) {
        return type.getType().equals("text") && type.getSubtype().equals("html");
    }
}
