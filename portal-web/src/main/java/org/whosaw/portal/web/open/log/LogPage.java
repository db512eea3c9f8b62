package org.whosaw.portal.web.open.log;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.ledger.LedgerReader;
import org.whosaw.portal.ledger.LedgerReader.SignedCheckpoint;
import org.whosaw.portal.ledger.Sequencer;
import org.whosaw.portal.ledger.receipt.ShortCode;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.session.Visit;
import org.whosaw.portal.web.session.WebPage;

/** Shows everyone what was signed each day, so that any holder of paper can compare. */
@Path("/log")
@WebPage
@Open("it is there to be compared by anyone, and names nobody")
@Produces(MediaType.TEXT_HTML)
public final class LogPage {
    private static final int DAYS = 30;

    private final LedgerReader reader;
    private final Sequencer sequencer;
    private final Clock clock;

    public LogPage(LedgerReader reader, Sequencer sequencer, Clock clock) {
        this.reader = reader;
        this.sequencer = sequencer;
        this.clock = clock;
    }

    /** Shows thirty days, the newest first. */
    @GET
    public PageView show(
            @Context ContainerRequestContext request,
            @QueryParam("before") @Nullable String before) {
        Visit visit = Visit.of(request);
        Words words = visit.words();
        Times times = new Times(words, clock);
        LocalDate newest = newest(before, times.today());
        List<SignedCheckpoint> signed = reader.days(newest, DAYS + 1);
        String older = signed.size() > DAYS ? "/log?before=" + signed.get(DAYS - 1).day() : null;
        return new PageView(
                "open/log",
                visit.frame().chrome(words.get("log.headline"), null),
                new LogUiState(note(signed, words), days(signed, words, times), key(words), older));
    }

    private static @Nullable String note(List<SignedCheckpoint> signed, Words words) {
        if (signed.isEmpty()) {
            return words.get("log.empty");
        }
        return signed.get(0).size() == 0 ? words.get("log.blank") : null;
    }

    private static LocalDate newest(@Nullable String before, LocalDate today) {
        try {
            return before == null ? today : LocalDate.parse(before).minusDays(1);
        } catch (DateTimeException e) {
            return today; // not one of our links
        }
    }

    private static List<LogUiState.Day> days(
            List<SignedCheckpoint> signed, Words words, Times times) {
        List<LogUiState.Day> days = new ArrayList<>();
        for (int i = 0; i < Math.min(DAYS, signed.size()); i++) {
            SignedCheckpoint each = signed.get(i);
            long before = i + 1 < signed.size() ? signed.get(i + 1).size() : 0;
            days.add(
                    new LogUiState.Day(
                            times.heading(each.day()),
                            each.day().toString(),
                            words.get(
                                    "log.total", "count", each.size(), "day", each.size() - before),
                            words.get("log.signed", "time", times.clock(each.signedAt())),
                            ShortCode.of(each.content().root()),
                            Base64.getEncoder().encodeToString(each.content().root()),
                            each.note()));
        }
        return days;
    }

    private List<Fact> key(Words words) {
        String key = sequencer.noteKey().text();
        return List.of(
                new Fact(
                        words.get("log.key"),
                        key,
                        words.get("log.key.text"),
                        List.of(),
                        false,
                        true));
    }
}
