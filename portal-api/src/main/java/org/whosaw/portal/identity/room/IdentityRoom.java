package org.whosaw.portal.identity.room;

import org.whosaw.portal.identity.PersonLookup;
import org.whosaw.portal.identity.account.Accounts;
import org.whosaw.portal.identity.client.ClientPrincipals;
import org.whosaw.portal.identity.client.ClientRegistry;
import org.whosaw.portal.identity.client.ClientSettings;
import org.whosaw.portal.identity.client.SignedStatements;
import org.whosaw.portal.identity.client.TokenResource;
import org.whosaw.portal.identity.guardian.Guardians;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.identity.patient.BindingDesk;
import org.whosaw.portal.identity.patient.SignIn;
import org.whosaw.portal.identity.patient.SignInCrypto;
import org.whosaw.portal.identity.session.ClientSessions;
import org.whosaw.portal.identity.session.Devices;
import org.whosaw.portal.identity.session.SecondFactor;
import org.whosaw.portal.identity.session.Sessions;
import org.whosaw.portal.identity.staff.StaffFeature;
import org.whosaw.portal.identity.staff.StaffTokens;
import org.whosaw.portal.identity.token.AccessTokens;
import org.whosaw.portal.outbox.NumberRanges;
import org.whosaw.portal.outbox.Outbox;

/** The services of identity, built in order. Safe for threads. */
public final class IdentityRoom {
    private final AccessTokens tokens;
    private final RateLimits limits;
    private final ClientRegistry clients;
    private final ClientPrincipals clientPrincipals;
    private final TokenResource tokenResource;
    private final SignedStatements statements;
    private final Accounts accounts;
    private final Sessions sessions;
    private final ClientSessions clientSessions;
    private final Devices devices;
    private final SecondFactor secondFactor;
    private final SignIn signIn;
    private final BindingDesk bindingDesk;
    private final StaffFeature staff;
    private final StaffTokens staffTokens;

    /** Builds the room; {@code guardians} stands before it, for the hospital room needs it too. */
    public IdentityRoom(
            Foundations on,
            Guardians guardians,
            PersonLookup persons,
            Outbox outbox,
            IdentitySettings settings) {
        boolean demo = settings.demoPassword() != null;
        var db = on.database();
        var blind = on.pseudonymizer();
        var clock = on.clock();
        var session = settings.sessions();
        tokens = new AccessTokens(on.keyring(), clock);
        limits = new RateLimits(db, blind, clock, settings.limits());
        clients = new ClientRegistry(db, blind, on.random(), on.ids(), clock);
        clientPrincipals = new ClientPrincipals(db, tokens);
        tokenResource =
                TokenResource.of(
                        db,
                        clients,
                        blind,
                        limits,
                        clock,
                        tokens,
                        ClientSettings.of(settings.baseUrl()));
        statements =
                SignedStatements.of(
                        db, clients, blind, limits, clock, ClientSettings.of(settings.baseUrl()));
        accounts = new Accounts(db, persons, guardians, clock, session.askAgain());
        sessions = new Sessions(db, accounts, blind, on.random(), on.ids(), clock, session);
        clientSessions =
                new ClientSessions(
                        db, sessions, tokens, blind, on.random(), on.ids(), clock, session);
        devices = new Devices(db, clientSessions, clock, session);
        secondFactor =
                new SecondFactor(
                        db,
                        persons,
                        accounts,
                        clientSessions,
                        limits,
                        blind,
                        on.random(),
                        clock,
                        session);
        SignInCrypto crypto = new SignInCrypto(blind, on.random(), settings.demoPassword());
        NumberRanges ranges = new NumberRanges(settings.sms().neverSendTo(), demo);
        signIn = new SignIn(db, accounts, persons, outbox, ranges, limits, crypto, on.ids(), clock);
        bindingDesk = new BindingDesk(db, persons, accounts, limits, crypto, clock);
        staff = new StaffFeature(db, on.sealer(), blind, on.random(), on.ids(), clock, limits);
        staffTokens = new StaffTokens(staff, tokens);
    }

    public RateLimits limits() {
        return limits;
    }

    public ClientRegistry clients() {
        return clients;
    }

    public ClientPrincipals clientPrincipals() {
        return clientPrincipals;
    }

    public TokenResource tokenResource() {
        return tokenResource;
    }

    /** Returns what verifies statements that systems sign. */
    public SignedStatements statements() {
        return statements;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Sessions sessions() {
        return sessions;
    }

    public ClientSessions clientSessions() {
        return clientSessions;
    }

    public Devices devices() {
        return devices;
    }

    public SecondFactor secondFactor() {
        return secondFactor;
    }

    public SignIn signIn() {
        return signIn;
    }

    public BindingDesk bindingDesk() {
        return bindingDesk;
    }

    public StaffFeature staff() {
        return staff;
    }

    public StaffTokens staffTokens() {
        return staffTokens;
    }

    /** Deletes what is over in every table of the room; returns how many rows. */
    public int purge() {
        return signIn.purge()
                + clientSessions.purge()
                + clients.purge()
                + limits.purge()
                + staff.purge();
    }
}
