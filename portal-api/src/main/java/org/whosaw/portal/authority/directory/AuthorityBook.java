package org.whosaw.portal.authority.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.authority.AuthorityError;
import org.whosaw.portal.crypto.EnvelopeKey;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;

/**
 * Gives the directory, shipped and imported, and takes new entries. Safe for threads; what another
 * process imported is seen within a minute.
 */
public final class AuthorityBook implements Supplier<AuthorityDirectory> {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final AuthorityDirectory shipped = AuthorityDirectory.shipped();
    private final Database database;
    private final Clock clock;
    private final AtomicReference<@Nullable Reading> last = new AtomicReference<>();

    /** Keeps imported entries in that database. */
    public AuthorityBook(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Reading(AuthorityDirectory directory, Instant at) {}

    @Override
    public AuthorityDirectory get() {
        Instant now = clock.instant();
        Reading known = last.get();
        if (known != null && !now.isBefore(known.at()) && now.isBefore(known.at().plus(FRESH))) {
            return known.directory();
        }
        AuthorityDirectory directory = with(database.read(tx -> tx.dao(AuthorityDao.class).all()));
        last.set(new Reading(directory, now));
        return directory;
    }

    /**
     * Imports the entries of a file, all or none, and returns them; an entry replaces what was
     * imported under its code. When this returns they are kept durably.
     *
     * @throws PortalException with an {@link org.whosaw.portal.authority.AuthorityError} that names
     *     the entry at fault
     */
    public List<Authority> importEntries(byte[] file) {
        AuthorityFile.Content content = AuthorityFile.read(file);
        AuthorityDirectory.demandOnce(content.authorities());
        content.authorities().forEach(this::demandFreshKey);
        Set<String> codes =
                content.authorities().stream()
                        .map(Authority::code)
                        .collect(Collectors.toCollection(TreeSet::new));
        long at = Micros.of(clock.instant());
        database.write(
                tx -> {
                    AuthorityDao dao = tx.dao(AuthorityDao.class);
                    codes.forEach(dao::remove);
                    content.authorities()
                            .forEach(
                                    each ->
                                            dao.add(
                                                    each.code(),
                                                    each.from().toString(),
                                                    content.version(),
                                                    AuthorityFile.write(each),
                                                    at));
                    with(dao.all()); // refuses the whole file when the sum of all does not hold
                });
        last.set(null);
        return content.authorities();
    }

    private void demandFreshKey(Authority each) {
        String pem = each.certificate();
        if (pem != null) {
            Instant end = EnvelopeKey.ofPem(pem).end();
            if (!clock.instant().isBefore(end)) {
                throw new PortalException(
                        AuthorityError.CERTIFICATE_EXPIRED,
                        each.code(),
                        LocalDate.ofInstant(end, ChinaTime.ZONE).toString());
            }
        }
    }

    private AuthorityDirectory with(List<AuthorityDao.Row> rows) {
        String version =
                rows.stream()
                        .map(AuthorityDao.Row::version)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("+"));
        return shipped.with(
                version, rows.stream().map(each -> AuthorityFile.readOne(each.lines())).toList());
    }
}
