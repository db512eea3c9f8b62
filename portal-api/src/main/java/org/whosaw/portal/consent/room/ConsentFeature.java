package org.whosaw.portal.consent.room;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import java.time.Clock;
import org.whosaw.portal.consent.ConsentBook;
import org.whosaw.portal.consent.ConsentSettings;
import org.whosaw.portal.consent.ProvableConsents;
import org.whosaw.portal.consent.asking.AskResource;
import org.whosaw.portal.consent.asking.ConsentDesk;
import org.whosaw.portal.consent.asking.OwnConsents;
import org.whosaw.portal.consent.asking.PermissionResource;
import org.whosaw.portal.consent.asking.RecipientCodes;
import org.whosaw.portal.consent.decision.AskedBook;
import org.whosaw.portal.consent.decision.Coverings;
import org.whosaw.portal.consent.decision.Decisions;
import org.whosaw.portal.consent.decision.DiscoveryResource;
import org.whosaw.portal.consent.decision.EvaluationResource;
import org.whosaw.portal.consent.decision.Evaluator;
import org.whosaw.portal.consent.decision.Tokens;
import org.whosaw.portal.consent.register.RecipientRegister;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.identity.guardian.Guardians;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.ledger.PersonLedger;
import org.whosaw.portal.notice.Notifier;
import org.whosaw.portal.store.Database;

/** Builds the room of consent. */
public final class ConsentFeature {
    private final ConsentBook book;
    private final RecipientRegister register;
    private final ProvableConsents provable;
    private final RecipientCodes codes;
    private final ConsentDesk desk;
    private final AskedBook asked;
    private final Decisions decisions;
    private final Tokens tokens;
    private final Evaluator evaluator;
    private final OwnConsents own;
    private final Clock clock;

    /** What the room stands on. */
    public record Ground(
            Database database,
            Sealer sealer,
            Pseudonymizer pseudonymizer,
            IdSource ids,
            Clock clock,
            PersonLedger ledger,
            Notifier notifier) {}

    /** Builds the room. */
    public ConsentFeature(
            Ground on, HospitalFeature hospital, Guardians guardians, ConsentSettings settings) {
        clock = on.clock();
        book = new ConsentBook(on.database(), hospital.lookup(), on.ids(), on.ledger());
        book.tell(new WidenedNews(on.notifier()));
        register =
                new RecipientRegister(on.database(), hospital.lookup(), book, on.ids(), on.clock());
        hospital.directory().tell(register::passesOn);
        provable = new ProvableConsents(on.database(), register, hospital.lookup(), on.ledger());
        codes = new RecipientCodes(register, on.pseudonymizer(), settings, on.clock());
        desk =
                new ConsentDesk(
                        new ConsentDesk.Ground(
                                on.database(),
                                hospital.lookup(),
                                hospital.persons(),
                                guardians,
                                on.ids(),
                                on.clock()),
                        book,
                        register,
                        codes,
                        settings);
        asked = new AskedBook(on.database(), on.notifier());
        decisions = new Decisions(on.database(), book, asked, settings, on.clock());
        tokens = new Tokens(on.database(), book, on.sealer(), on.ids(), on.clock());
        evaluator = new Evaluator(decisions, tokens, hospital.lookup(), hospital.persons());
        own = new OwnConsents(book, register, hospital.lookup(), asked);
    }

    /** Registers the resources and what writes down refused questions. */
    public void install(JerseyEnvironment jersey, LifecycleEnvironment lifecycle, String baseUrl) {
        jersey.register(new EvaluationResource(evaluator));
        jersey.register(new DiscoveryResource(baseUrl));
        jersey.register(new PermissionResource(own));
        jersey.register(new AskResource(desk, own));
        lifecycle.manage(new AskedWorker(asked));
    }

    /** Returns the book of grants. */
    public ConsentBook book() {
        return book;
    }

    /** Returns the register of approved uses. */
    public RecipientRegister register() {
        return register;
    }

    /** Returns what reads steps back as the ledger has them. */
    public ProvableConsents provable() {
        return provable;
    }

    /** Returns what makes recipients' codes. */
    public RecipientCodes codes() {
        return codes;
    }

    /** Returns where she is asked. */
    public ConsentDesk desk() {
        return desk;
    }

    /** Returns what she allowed and refused. */
    public OwnConsents own() {
        return own;
    }

    /** Returns what answers systems. */
    public Decisions decisions() {
        return decisions;
    }

    /** Returns what makes and takes tokens. */
    public Tokens tokens() {
        return tokens;
    }

    /** Returns what covered something, looking back. */
    public Coverings coverings() {
        return new Coverings(book, register);
    }

    /** Ends what ends by itself; called at every turn of the clock. */
    public void tick() {
        register.tick();
        tokens.tick();
        book.tick(clock.instant());
    }
}
