package org.whosaw.portal.web;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import java.util.List;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.whosaw.portal.app.CounterWiring;
import org.whosaw.portal.app.FeedWiring;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.RetentionWiring;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.app.WithheldWiring;
import org.whosaw.portal.crypto.Cursors;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.identity.room.IdentityRoom;
import org.whosaw.portal.identity.session.Sessions;
import org.whosaw.portal.problem.ProblemResponses.ErrorPages;
import org.whosaw.portal.request.rights.desk.RightsCounter;
import org.whosaw.portal.text.Texts;
import org.whosaw.portal.web.guard.AssetResource;
import org.whosaw.portal.web.guard.SecurityHeaders;
import org.whosaw.portal.web.hospital.ColleaguesPage;
import org.whosaw.portal.web.hospital.DeskHomePage;
import org.whosaw.portal.web.hospital.DeskSignInPage;
import org.whosaw.portal.web.hospital.StaffAtDeskProvider;
import org.whosaw.portal.web.hospital.account.AccountsPage;
import org.whosaw.portal.web.hospital.account.MyAccountPage;
import org.whosaw.portal.web.hospital.counter.CounterPage;
import org.whosaw.portal.web.hospital.counter.ReceiptAtCounterPage;
import org.whosaw.portal.web.hospital.erasure.ErasurePage;
import org.whosaw.portal.web.hospital.feeds.FeedsPage;
import org.whosaw.portal.web.hospital.feeds.TrialPage;
import org.whosaw.portal.web.hospital.guardian.GuardianPage;
import org.whosaw.portal.web.hospital.holds.HoldsPage;
import org.whosaw.portal.web.hospital.matching.MatchingPage;
import org.whosaw.portal.web.hospital.questions.QuestionsPage;
import org.whosaw.portal.web.hospital.questions.ReviewsPage;
import org.whosaw.portal.web.hospital.recipients.RecipientsPage;
import org.whosaw.portal.web.hospital.recipients.RecipientsStates;
import org.whosaw.portal.web.hospital.rights.RightCasePage;
import org.whosaw.portal.web.hospital.rights.RightEntryPage;
import org.whosaw.portal.web.hospital.rights.RightEvidencePage;
import org.whosaw.portal.web.hospital.rights.RightQueuePage;
import org.whosaw.portal.web.hospital.stops.EnforcementPage;
import org.whosaw.portal.web.hospital.stops.StopDeskPage;
import org.whosaw.portal.web.hospital.stops.WardPage;
import org.whosaw.portal.web.hospital.withheld.WithheldPage;
import org.whosaw.portal.web.open.BindPage;
import org.whosaw.portal.web.open.HelpPage;
import org.whosaw.portal.web.open.LandingPage;
import org.whosaw.portal.web.open.LeavePage;
import org.whosaw.portal.web.open.SignInPage;
import org.whosaw.portal.web.open.log.LogPage;
import org.whosaw.portal.web.open.review.AnswerPage;
import org.whosaw.portal.web.open.scan.ScanPage;
import org.whosaw.portal.web.open.verify.VerifyPage;
import org.whosaw.portal.web.page.PageViewWriter;
import org.whosaw.portal.web.page.Templates;
import org.whosaw.portal.web.recipient.GuestProvider;
import org.whosaw.portal.web.recipient.LetterPage;
import org.whosaw.portal.web.recipient.ProvisionsPage;
import org.whosaw.portal.web.recipient.RecipientPage;
import org.whosaw.portal.web.recipient.RecipientSignInPage;
import org.whosaw.portal.web.session.CsrfFilter;
import org.whosaw.portal.web.session.SignedInProvider;
import org.whosaw.portal.web.session.VisitFilter;
import org.whosaw.portal.web.session.WebErrors;

/** Hangs the pages into the server: a table of contents. */
public final class WebFeatures {
    private WebFeatures() {}

    /** Returns what draws refusals as pages; give it to the problem room. */
    public static ErrorPages errorPages(Rooms rooms) {
        return new WebErrors(new PageViewWriter(Templates.packed()), rooms.isDemo());
    }

    /** Installs every page. */
    public static void install(
            Rooms rooms,
            IdentityRoom identity,
            PortalConfiguration configuration,
            JerseyEnvironment jersey) {
        jersey.register(new PageViewWriter(Templates.packed()));
        jersey.register(new SecurityHeaders(configuration.baseUrl().startsWith("https:")));
        jersey.register(new VisitFilter(identity.sessions(), rooms.random(), rooms.isDemo()));
        jersey.register(new CsrfFilter(identity.sessions()));
        jersey.register(auth(rooms, identity));
        pages(rooms, identity, configuration).forEach(jersey::register);
        ComplaintPages.of(rooms, identity, configuration.operator()).forEach(jersey::register);
        PatientPages.of(rooms, identity, configuration.requests(), configuration.baseUrl())
                .forEach(jersey::register);
    }

    private static List<Object> pages(
            Rooms rooms, IdentityRoom identity, PortalConfiguration configuration) {
        Sessions sessions = identity.sessions();
        Clock clock = rooms.clock();
        return List.of(
                new AssetResource(),
                new LandingPage(configuration.operator()),
                new SignInPage(identity.signIn(), sessions),
                new BindPage(identity.signIn()),
                new HelpPage(),
                new LeavePage(sessions, clock),
                new LogPage(rooms.ledger().reader(), rooms.ledger().sequencer(), clock),
                new ScanPage(rooms.consent().codes(), rooms.hospital().lookup()),
                new VerifyPage(rooms.ledger().sequencer()),
                new DeskSignInPage(identity.staff().signIn()),
                new DeskHomePage(identity.staff().sessions()),
                new ColleaguesPage(identity.staff().registry(), rooms.deskStaff()),
                new MatchingPage(CounterWiring.doubts(rooms, identity)),
                new FeedsPage(FeedWiring.desk(rooms), Texts.load()),
                new TrialPage(FeedWiring.trials(rooms, configuration), Texts.load()),
                new QuestionsPage(
                        rooms.request().questions(),
                        rooms.access().timeline(),
                        configuration.baseUrl(),
                        clock),
                new RightCasePage(rooms.rights(), rooms.evidence(), clock),
                new RightEvidencePage(rooms.evidence(), clock),
                new RightQueuePage(rooms.rights(), new Cursors(rooms.pseudonymizer()), clock),
                new RightEntryPage(
                        CounterWiring.desk(rooms, identity),
                        new RightsCounter(
                                CounterWiring.desk(rooms, identity),
                                rooms.rights().intake(),
                                clock),
                        clock),
                new ReviewsPage(rooms.request().routine(), configuration.baseUrl(), clock),
                new WithheldPage(WithheldWiring.desk(rooms)),
                new HoldsPage(RetentionWiring.holds(rooms)),
                new RecipientsPage(
                        rooms.hospital().lookup(),
                        rooms.consent().register(),
                        new RecipientsStates(
                                rooms.hospital().lookup(),
                                rooms.consent().register(),
                                rooms.ends(),
                                rooms.receipts())),
                new ErasurePage(
                        rooms.erasure(),
                        CounterWiring.desk(rooms, identity),
                        identity.staff().signIn()),
                new AccountsPage(rooms.access().sessions(), rooms.deskStaff()),
                new MyAccountPage(rooms.access().sessions(), rooms.deskStaff()),
                new AnswerPage(rooms.request().reviews(), clock),
                new StopDeskPage(rooms.stops().recipients(), configuration.baseUrl()),
                new EnforcementPage(rooms.stops().enforcement(), rooms.webhooks().endpoints()),
                new WardPage(CounterWiring.ward(rooms, identity)),
                new RecipientSignInPage(identity.staff().signIn()),
                new ProvisionsPage(rooms.ends(), rooms.receipts()),
                new RecipientPage(rooms.stops().recipients(), identity.staff().sessions()),
                new LetterPage(rooms.stops().recipients(), identity.limits(), clock),
                new GuardianPage(CounterWiring.guardians(rooms, identity)),
                new ReceiptAtCounterPage(rooms.ledger().sequencer()),
                new CounterPage(
                        CounterWiring.desk(rooms, identity),
                        rooms.access().timeline(),
                        rooms.ledger().reader(),
                        configuration.baseUrl()));
    }

    private static AbstractBinder auth(Rooms rooms, IdentityRoom identity) {
        HospitalFeature hospital = rooms.hospital();
        SignedInProvider provider = new SignedInProvider(hospital.persons(), hospital.hospitals());
        StaffAtDeskProvider staff =
                new StaffAtDeskProvider(identity.staff(), hospital.hospitals(), rooms.clock());
        GuestProvider guests =
                new GuestProvider(identity.staff().sessions(), hospital, rooms.clock());
        return new AbstractBinder() {
            @Override
            protected void configure() {
                bind(provider).to(ValueParamProvider.class);
                bind(staff).to(ValueParamProvider.class);
                bind(guests).to(ValueParamProvider.class);
            }
        };
    }
}
