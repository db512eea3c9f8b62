package org.whosaw.portal.web.session;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.whosaw.portal.problem.Problem;
import org.whosaw.portal.problem.ProblemResponses.ErrorPages;
import org.whosaw.portal.web.page.Frame;
import org.whosaw.portal.web.page.HtmlErrors;

/** Draws refusals as pages for browsers, which ask for HTML first. */
public final class WebErrors implements ErrorPages {
    private final boolean demo;

    public WebErrors(boolean demo) {
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

    private static boolean isHtml(MediaType type) {
        return type.getType().equals("text") && type.getSubtype().equals("html");
    }
}
