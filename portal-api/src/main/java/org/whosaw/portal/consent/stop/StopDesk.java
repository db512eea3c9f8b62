package org.whosaw.portal.consent.stop;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.ConsentBook;
import org.whosaw.portal.consent.ConsentBy;
import org.whosaw.portal.consent.Grant;
import org.whosaw.portal.consent.Revocation.Cause;
import org.whosaw.portal.consent.RevocationScope;
import org.whosaw.portal.consent.enforcement.EnforcementBook;
import org.whosaw.portal.consent.enforcement.EnforcementBook.Standing;
import org.whosaw.portal.consent.stop.StopDao.StatementRow;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;

/**
 * Where a patient stops what she allowed, and sees where the stop is in force. Safe for threads.
 */
public final class StopDesk {
    private static final int MOST = 200;

    private final Database database;
    private final ConsentBook consents;
    private final EnforcementBook enforcement;
    private final DirectoryLookup directory;
    private final StopReader reader;
    private final GivenSince given;
    private final Runnable wake;
    private final Clock clock;

    StopDesk(
            Database database,
            ConsentBook consents,
            EnforcementBook enforcement,
            DirectoryLookup directory,
            GivenSince given,
            Runnable wake,
            Clock clock) {
        this.database = database;
        this.consents = consents;
        this.enforcement = enforcement;
        this.directory = directory;
        this.reader = new StopReader(directory);
        this.given = given;
        this.wake = wake;
        this.clock = clock;
    }

    /**
     * What a stop would do.
     *
     * @param recipients who would be told, each with those down its chain
     * @param systems what the hospital's systems would do with it
     */
    public record Preview(
            int grants,
            Map<RecipientCard, List<RecipientCard>> recipients,
            List<Standing> systems) {
        /** Says whether there is nothing to stop. */
        public boolean isEmpty() {
            return grants == 0;
        }
    }

    /** Returns what would stop for some of her persons, and who would be told; changes nothing. */
    public Preview preview(List<Subject> subjects, RevocationScope scope) {
        Map<RecipientCard, List<RecipientCard>> told = new LinkedHashMap<>();
        List<Standing> systems = new ArrayList<>();
        int grants = 0;
        for (Subject each : subjects) {
            List<Grant> meant = database.read(tx -> consents.meant(tx, each.person(), scope));
            grants += meant.size();
            List<RecipientCard> all = directory.recipients(each.hospital());
            for (Grant grant : meant) {
                all.stream()
                        .filter(card -> card.id() == grant.recipientId())
                        .forEach(card -> told.computeIfAbsent(card, c -> below(c, all)));
            }
            if (!meant.isEmpty() && systems.isEmpty()) {
                systems.addAll(enforcement.of(each.hospital()));
            }
        }
        return new Preview(grants, told, systems);
    }

    private List<RecipientCard> below(RecipientCard card, List<RecipientCard> all) {
        List<StatementRow> declared =
                database.read(tx -> tx.dao(StopDao.class).declared(card.hospital().value()));
        List<RecipientCard> found = new ArrayList<>();
        for (StopChain.Link link : StopChain.of(card, all)) {
            if (link.parent() != null) {
                found.add(link.card());
            }
            declared.stream()
                    .filter(each -> each.recipientId() == link.card().id())
                    .map(StopChain::card)
                    .forEach(found::add);
        }
        return found;
    }

    /**
     * Stops it: when this returns, every system that asks is refused.
     *
     * @return the stops, one a recipient and person
     * @throws PortalException when nothing of it rests on consent
     */
    public List<Stop> stop(
            PatientPrincipal patient, List<Subject> subjects, RevocationScope scope) {
        Instant now = clock.instant();
        boolean any =
                database.inTransaction(
                        tx -> {
                            boolean some = false;
                            for (Subject each : subjects) {
                                ConsentBy by =
                                        ConsentBy.account(patient.accountId(), each.guarded());
                                some |=
                                        consents.revoke(
                                                        tx,
                                                        each.person(),
                                                        scope,
                                                        Cause.PATIENT,
                                                        by,
                                                        now)
                                                .isPresent();
                            }
                            return some;
                        });
        if (!any) {
            throw new PortalException(StopError.NOTHING_TO_STOP);
        }
        wake.run();
        return list(subjects).stream().filter(stop -> !stop.at().isBefore(micros(now))).toList();
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }

    /** Returns the stops and ends of some of her persons, the newest first. */
    public List<Stop> list(List<Subject> subjects) {
        List<Long> persons = subjects.stream().map(Subject::person).map(PersonId::value).toList();
        if (persons.isEmpty()) {
            return List.of();
        }
        return database.read(
                tx ->
                        tx.dao(StopDao.class).ofPersons(persons, MOST).stream()
                                .filter(row -> !row.kind().equals(StopKind.GIVEN.code()))
                                .map(row -> reader.whole(tx, row))
                                .toList());
    }

    /**
     * Returns one of hers.
     *
     * @throws PortalException not found, when it is not
     */
    public Stop find(PatientPrincipal patient, String number) {
        OptionalLong id = Ids.parse(IdPrefix.STOP, number);
        return database.read(
                        tx ->
                                id.isEmpty()
                                        ? java.util.Optional.<Stop>empty()
                                        : tx.dao(StopDao.class)
                                                .find(id.getAsLong())
                                                .filter(
                                                        row ->
                                                                patient.subject(
                                                                                new PersonId(
                                                                                        row
                                                                                                .personId()))
                                                                        .isPresent())
                                                .map(row -> reader.whole(tx, row)))
                .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    /** Returns how many provisions to the recipient the hospital recorded after the stop. */
    public int givenSince(Stop stop) {
        Subject subject = new Subject(stop.person(), stop.hospital(), false);
        return given.count(subject, stop.recipient().id(), stop.at());
    }

    /** Returns the recipient that {@code rc_…} names at one of her hospitals, or null. */
    public @Nullable RecipientCard recipient(List<Subject> subjects, String number) {
        OptionalLong id = Ids.parse(IdPrefix.RECIPIENT, number);
        if (id.isEmpty()) {
            return null;
        }
        List<HospitalId> hers = subjects.stream().map(Subject::hospital).toList();
        return directory
                .recipient(id.getAsLong())
                .filter(card -> hers.contains(card.hospital()))
                .orElse(null);
    }
}
