package org.whosaw.portal.hospital.doubt;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.hospital.PersonContacts;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.counter.DeskLooks;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.limit.RateLimit;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.vault.Vault;

/** Shows doubts to the hospital, one at a time, and takes its answers. Safe for threads. */
public final class DoubtDesk {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.counter");
    private static final Set<Element> SHOWN = Set.of(Element.NAME, Element.PHONE);
    private static final int MRN_SHOWN = 4;

    private final Database database;
    private final Vault vault;
    private final PersonDirectory persons;
    private final PersonContacts contacts;
    private final RateLimits limits;
    private final DeskLooks looks;
    private final Clock clock;

    public DoubtDesk(
            Database database,
            Vault vault,
            PersonDirectory persons,
            PersonContacts contacts,
            RateLimits limits,
            DeskLooks looks,
            Clock clock) {
        this.database = database;
        this.vault = vault;
        this.persons = persons;
        this.contacts = contacts;
        this.limits = limits;
        this.looks = looks;
        this.clock = clock;
    }

    /** Returns how many doubts wait for an answer. */
    public int count(StaffPrincipal staff) {
        allow(staff);
        return database.read(tx -> tx.dao(DoubtDao.class).count(staff.hospitalId().value()));
    }

    /** Returns how many doubts of a hospital wait, for desks that see numbers only. */
    public int waiting(HospitalId hospital) {
        return database.read(tx -> tx.dao(DoubtDao.class).count(hospital.value()));
    }

    /**
     * Opens the next doubt behind {@code after}, or the first for an empty text. The look at the
     * person it may be is on her record before this returns.
     */
    public Optional<Doubt> next(StaffPrincipal staff, String after) {
        allow(staff);
        limits.spend(RateLimit.COUNTER_OPENINGS_PER_STAFF, Ids.encode(staff.staffUserId()));
        long from = Ids.parse(IdPrefix.DOUBT, after).orElse(0);
        long hospital = staff.hospitalId().value();
        return database.read(tx -> tx.dao(DoubtDao.class).next(hospital, from))
                .flatMap(
                        row ->
                                persons.find(new PersonId(row.personId()))
                                        .map(card -> shown(staff, row, card)));
    }

    private Doubt shown(StaffPrincipal staff, DoubtDao.Row row, PersonCard card) {
        looks.record(staff, card, false, SHOWN);
        String[] listed =
                vault.of(card.id()).open(ContactMatcher.SHOWN, row.shown()).split("\n", 3);
        String mrn = card.mrn();
        return new Doubt(
                Ids.format(IdPrefix.DOUBT, row.id()),
                listed[0],
                listed[1],
                Coded.parse(Likeness.class, listed[2]).orElse(Likeness.OTHER_NAME),
                card.maskedName(),
                mrn.substring(Math.max(0, mrn.length() - MRN_SHOWN)),
                persons.phoneOnRecord(card.id())
                        .flatMap(PhoneNumber::parse)
                        .map(PhoneNumber::masked)
                        .orElse(null));
    }

    /**
     * Takes an answer: when it is she, everything that waited joins her list, and what comes later
     * finds her.
     *
     * @return false when somebody has answered already
     * @throws PortalException when there is no such doubt in this hospital
     */
    public boolean answer(StaffPrincipal staff, String number, boolean hers) {
        allow(staff);
        OptionalLong id = Ids.parse(IdPrefix.DOUBT, number);
        long hospital = staff.hospitalId().value();
        DoubtDao.Row row =
                database.read(tx -> tx.dao(DoubtDao.class).find(id.orElse(0), hospital))
                        .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
        long at = Micros.of(clock.instant());
        boolean taken =
                database.inTransaction(
                        tx -> {
                            DoubtDao dao = tx.dao(DoubtDao.class);
                            String state = hers ? "hers" : "not-hers";
                            if (dao.decide(row.id(), state, staff.staffUserId(), at) == 0) {
                                return false;
                            }
                            if (hers) {
                                dao.closeOthers(row.contactKey(), staff.staffUserId(), at);
                                contacts.link(tx, row.contactKey(), new PersonId(row.personId()));
                            }
                            return true;
                        });
        LOG.info("doubt answered staff={} doubt={} hers={}", staff.getName(), number, hers);
        return taken;
    }

    private static void allow(StaffPrincipal staff) {
        staff.require(StaffRole.RECORDS, StaffRole.PRIVACY_OFFICER);
    }
}
