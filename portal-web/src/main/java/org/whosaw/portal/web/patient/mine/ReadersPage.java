package org.whosaw.portal.web.patient.mine;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.whosaw.portal.identity.account.Accounts;
import org.whosaw.portal.identity.guardian.Guardians;
import org.whosaw.portal.identity.guardian.Guardians.Done;
import org.whosaw.portal.identity.guardian.Guardians.Link;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.WebPage;

/**
 * Shows who can read the open list: how many phone accounts, and of a child's list which guardians.
 * Why one was blocked stays with the hospital.
 */
@Path("/readers")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class ReadersPage {
    private final Accounts accounts;
    private final Guardians guardians;
    private final Clock clock;

    public ReadersPage(Accounts accounts, Guardians guardians, Clock clock) {
        this.accounts = accounts;
        this.guardians = guardians;
        this.clock = clock;
    }

    /** Shows them. */
    @GET
    public PageView show(@Auth SignedIn who) {
        Words words = who.words();
        Times times = new Times(words, clock);
        PersonId person = who.subject().person();
        boolean child = who.subject().guarded();
        List<Fact> links = new ArrayList<>();
        List<Fact> done = new ArrayList<>();
        if (child) {
            Instant now = clock.instant();
            guardians.linksTo(person).forEach(each -> links.add(link(each, now, words, times)));
            guardians.stepsOf(person).forEach(each -> done.add(done(each, words, times)));
            Collections.reverse(done);
        }
        String phone = who.deskPhone();
        return new PageView(
                "patient/readers",
                who.frame().chrome(words.get("readers.title"), Place.MINE),
                new ReadersUiState(
                        words.get("readers.headline", "count", accounts.readersOf(person).size()),
                        words.get(child ? "readers.sub.child" : "readers.sub.own"),
                        links,
                        done,
                        phone == null ? null : words.get("readers.call", "phone", phone)));
    }

    private static Fact link(Link link, Instant now, Words words, Times times) {
        boolean blocked = link.blockedAt() != null;
        String state = blocked ? "blocked" : link.holds(now) ? "open" : "closed";
        Tone tone = blocked ? Tone.STOP : link.holds(now) ? Tone.GOOD : Tone.NEUTRAL;
        return new Fact(
                words.get("guardian.is." + link.relation().code()),
                words.get(
                        "readers.since",
                        "since",
                        times.day(Times.dayOf(link.since())),
                        "until",
                        times.day(Times.dayOf(link.until().minusSeconds(1)))),
                null,
                List.of(new Chip(words.get("readers." + state), tone)),
                false,
                false);
    }

    private static Fact done(Done done, Words words, Times times) {
        return new Fact(
                times.moment(done.at()),
                words.get(
                        "guardian.step." + done.reason().step().code(),
                        "who",
                        words.get("guardian.is." + done.relation().code())),
                words.get(
                        "readers.done.paper",
                        "paper",
                        words.get("guardian.paper." + done.paper().code())));
    }
}
