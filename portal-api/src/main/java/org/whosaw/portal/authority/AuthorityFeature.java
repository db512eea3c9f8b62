package org.whosaw.portal.authority;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.whosaw.portal.authority.channel.FolderCourier;
import org.whosaw.portal.authority.channel.PackageHealth;
import org.whosaw.portal.authority.channel.PackageOutbox;
import org.whosaw.portal.authority.channel.PackageWorker;
import org.whosaw.portal.authority.channel.PostCourier;
import org.whosaw.portal.authority.directory.Authority;
import org.whosaw.portal.authority.directory.AuthorityBook;
import org.whosaw.portal.authority.directory.Places;
import org.whosaw.portal.authority.dossier.Dossier;
import org.whosaw.portal.authority.dossier.DossierKey;
import org.whosaw.portal.authority.dossier.DossierMaker;
import org.whosaw.portal.authority.dossier.PackageResource;
import org.whosaw.portal.authority.route.RouteFile;
import org.whosaw.portal.authority.route.Routing;
import org.whosaw.portal.complaint.FiledComplaint;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.outbox.mail.Mailer;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.text.Texts;

/**
 * Builds the room of authorities; a table of routes that is not whole keeps it from being built.
 */
public final class AuthorityFeature {
    private final AuthorityBook book;
    private final Places places = Places.shipped();
    private final Routing routing;
    private final Clock clock;
    private final DossierKey key;
    private final PackageOutbox outbox;
    private final AuthorityCourier courier;
    private final Texts texts;

    public AuthorityFeature(
            Database database, Keyring keyring, RandomSource random, Texts texts, Clock clock) {
        this.clock = clock;
        this.texts = texts;
        this.key = new DossierKey(keyring);
        this.book = new AuthorityBook(database, clock);
        this.routing = new Routing(book, RouteFile.shipped());
        this.outbox = new PackageOutbox(database, book, random, clock);
        this.courier = new AuthorityCourier(this, new DossierMaker(key, texts), outbox, texts);
    }

    /** Returns the directory, where new entries are imported. */
    public AuthorityBook book() {
        return book;
    }

    /** Returns provinces and cities. */
    public Places places() {
        return places;
    }

    /** Returns who is competent. */
    public Routing routing() {
        return routing;
    }

    /** Returns what takes complaints to authorities. */
    public AuthorityCourier courier() {
        return courier;
    }

    /** Returns the packages that wait. */
    public PackageOutbox outbox() {
        return outbox;
    }

    /**
     * Returns what a package of a complaint is made of.
     *
     * @param packageId by which it is known wherever it arrives
     * @throws org.whosaw.portal.kernel.PortalException when the authority that was chosen is gone
     */
    public Dossier dossier(String packageId, FiledComplaint filed) {
        LocalDate day = LocalDate.ofInstant(filed.filedAt(), ChinaTime.ZONE);
        Authority lead =
                book.get()
                        .find(filed.lead(), day)
                        .or(() -> book.get().find(filed.lead(), today()))
                        .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
        return new Dossier(
                packageId,
                filed,
                lead,
                routing.of(filed.facts(), day),
                places.fullName(filed.facts().region()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ChinaTime.ZONE);
    }

    /**
     * Serves what everybody may read of it, and delivers what waits.
     *
     * @param folders below which authorities have their folders
     */
    public void install(Environment environment, Path folders, Mailer mailer) {
        environment
                .lifecycle()
                .manage(
                        new PackageWorker(
                                outbox,
                                List.of(
                                        new FolderCourier(folders),
                                        new PostCourier(mailer, texts))));
        environment.healthChecks().register("packages", new PackageHealth(outbox, clock));
        JerseyEnvironment jersey = environment.jersey();
        jersey.register(new AuthorityResource(routing, places, clock));
        jersey.register(new PackageResource(key));
    }
}
