package org.whosaw.portal.web.open;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.IntStream;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Frame;
import org.whosaw.portal.web.page.Frame.Owner;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.Visit;
import org.whosaw.portal.web.session.WebPage;

/** Answers the questions that people ask. */
@Path("/help")
@WebPage
@Open("help is for everyone")
@Produces(MediaType.TEXT_HTML)
public final class HelpPage {
    private static final int QUESTIONS = 8;

    /** Shows the questions, with the bars of who is signed in. */
    @GET
    public PageView show(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        Words words = visit.words();
        List<HelpUiState.Question> questions =
                IntStream.rangeClosed(1, QUESTIONS)
                        .mapToObj(
                                n ->
                                        new HelpUiState.Question(
                                                words.get("help.q" + n),
                                                List.of(words.get("help.a" + n))))
                        .toList();
        return new PageView(
                "open/help",
                frame(visit).chrome(words.get("help.headline"), null),
                new HelpUiState(questions));
    }

    private static Frame frame(Visit visit) {
        if (visit.session() == null) {
            return visit.frame();
        }
        boolean family = visit.session().familyPhone();
        return new Frame(
                visit.look(),
                visit.path(),
                visit.csrf(),
                Owner.MINE,
                family,
                false,
                null,
                visit.demo());
    }
}
