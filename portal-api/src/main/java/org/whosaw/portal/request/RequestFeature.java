package org.whosaw.portal.request;

import io.dropwizard.core.setup.Environment;
import java.time.Clock;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Signer;
import org.whosaw.portal.hospital.DeskStaff;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.hospital.counter.DeskLooks;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.identity.staff.StaffFeature;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.ledger.PersonLedger;
import org.whosaw.portal.notice.Notifier;
import org.whosaw.portal.outbox.Outbox;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.vault.Vault;

/** Builds the room of requests. */
public final class RequestFeature {
    private final RequestDesk desk;
    private final QuestionDesk questions;
    private final AccessReviews reviews;
    private final RoutineReviews routine;
    private final RequestClock requestClock;
    private final Signer signer;
    private final ProvableRequests provable;
    private final Clock clock;

    /** What the room stands on. */
    public record Ground(
            Database database,
            Keyring keyring,
            Vault vault,
            Pseudonymizer pseudonymizer,
            RandomSource random,
            IdSource ids,
            Clock clock,
            PersonLedger ledger,
            Notifier notifier) {}

    /** What the room takes from identity. */
    public record People(StaffFeature staff, DeskStaff deskStaff, RateLimits limits) {}

    /** On whose records the desk's looks go. */
    public record Looks(DeskLooks questions, DeskLooks reviews) {}

    /** Builds the room. */
    public RequestFeature(
            Ground on,
            HospitalFeature hospital,
            People people,
            Looks looks,
            AskedLines lines,
            Outbox outbox,
            Promise promise,
            RequestSettings settings) {
        clock = on.clock();
        RequestBook book = new RequestBook(on.database(), on.vault(), on.ids(), on.ledger());
        provable = new ProvableRequests(on.database(), new OpenedRequests(on.vault()), on.ledger());
        signer = new Signer(on.keyring(), "answer");
        desk =
                new RequestDesk(
                        on.database(),
                        book,
                        lines,
                        hospital.persons(),
                        people.deskStaff(),
                        people.limits(),
                        settings,
                        promise,
                        on.ids(),
                        clock);
        reviews =
                new AccessReviews(
                        on.database(),
                        on.vault(),
                        on.pseudonymizer(),
                        on.random(),
                        book,
                        lines,
                        hospital.persons(),
                        people.limits(),
                        outbox,
                        settings,
                        on.ids(),
                        clock,
                        on.ledger());
        questions =
                new QuestionDesk(
                        on.database(),
                        book,
                        reviews,
                        lines,
                        hospital.persons(),
                        people.deskStaff(),
                        people.staff(),
                        looks.questions(),
                        signer,
                        on.notifier(),
                        clock);
        routine =
                new RoutineReviews(
                        reviews,
                        lines,
                        hospital.persons(),
                        people.deskStaff(),
                        looks.reviews(),
                        clock);
        requestClock =
                new RequestClock(
                        on.database(),
                        book,
                        desk,
                        reviews,
                        hospital.hospitals(),
                        outbox,
                        settings,
                        clock);
    }

    /** Returns the patient's side. */
    public RequestDesk desk() {
        return desk;
    }

    /** Returns the desk's side. */
    public QuestionDesk questions() {
        return questions;
    }

    /** Returns the one-time pages of those who looked. */
    public AccessReviews reviews() {
        return reviews;
    }

    /** Returns the reviews that nobody asked for. */
    public RoutineReviews routine() {
        return routine;
    }

    /** Returns what reads steps of requests back as the ledger has them. */
    public ProvableRequests provable() {
        return provable;
    }

    /** Returns what moves requests on as time passes. */
    public RequestClock requestClock() {
        return requestClock;
    }

    /** Returns what signs answers. */
    public Signer signer() {
        return signer;
    }

    /**
     * Registers the patient's resource and the clock.
     *
     * @param beside what else is done at every turn of the clock
     */
    public void install(Environment environment, Runnable beside) {
        environment.jersey().register(new RequestResource(desk, clock));
        environment.jersey().register(new AnswerKeyResource(signer));
        environment
                .lifecycle()
                .manage(
                        new RequestWorker(
                                () -> {
                                    requestClock.tick();
                                    beside.run();
                                }));
    }
}
