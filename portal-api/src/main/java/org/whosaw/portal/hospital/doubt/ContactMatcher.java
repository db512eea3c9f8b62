package org.whosaw.portal.hospital.doubt;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whosaw.portal.hospital.BlindKeys;
import org.whosaw.portal.hospital.ContactKey;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.hospital.PersonContacts;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.PersonKind;
import org.whosaw.portal.hospital.PersonName;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.vault.Vault;

/**
 * Finds the women of a list. One person of the same phone and name is she; a person of the phone
 * with another name, or several of both, become a doubt for the hospital; no person of the phone
 * means that she is not registered yet. Safe for threads.
 */
public final class ContactMatcher {
    static final String SHOWN = "contact_doubt.shown";

    private static final int CHUNK = 500;

    private final Database database;
    private final Vault vault;
    private final BlindKeys keys;
    private final PersonDirectory persons;
    private final PersonContacts contacts;
    private final IdSource ids;
    private final Clock clock;

    /** Says how a woman of a list stands. */
    public enum Standing {
        KNOWN,
        DOUBTFUL,
        UNKNOWN
    }

    public ContactMatcher(
            Database database,
            Vault vault,
            BlindKeys keys,
            PersonDirectory persons,
            PersonContacts contacts,
            IdSource ids,
            Clock clock) {
        this.database = database;
        this.vault = vault;
        this.keys = keys;
        this.persons = persons;
        this.contacts = contacts;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Returns how each woman stands. When this returns, exact matches are joined and doubts are
     * durable; asking the same again changes nothing.
     */
    public Map<SubjectKey, Standing> settle(HospitalId hospital, Collection<SubjectKey> all) {
        Map<SubjectKey, PersonId> known = persons.resolve(hospital, all);
        Map<SubjectKey, Standing> standing = new HashMap<>();
        Map<SubjectKey, ContactKey> missing = new LinkedHashMap<>();
        for (SubjectKey key : all) {
            standing.put(key, known.containsKey(key) ? Standing.KNOWN : Standing.UNKNOWN);
            if (!known.containsKey(key)) {
                ContactKey.of(key).ifPresent(contact -> missing.put(key, contact));
            }
        }
        if (!missing.isEmpty()) {
            match(hospital, missing, standing);
        }
        return standing;
    }

    private void match(
            HospitalId hospital,
            Map<SubjectKey, ContactKey> missing,
            Map<SubjectKey, Standing> standing) {
        Set<PhoneNumber> phones = new HashSet<>();
        missing.values().forEach(contact -> phones.add(contact.phone()));
        Map<PhoneNumber, List<PersonCard>> candidates = persons.byPhones(hospital, phones);
        Map<ByteBuffer, PersonId> exact = new HashMap<>();
        Map<ByteBuffer, SubjectKey> doubtful = new LinkedHashMap<>();
        List<DoubtDao.Row> doubts = new ArrayList<>();
        missing.forEach(
                (key, contact) -> {
                    List<PersonCard> maybe =
                            likely(contact, candidates.getOrDefault(contact.phone(), List.of()));
                    if (maybe.isEmpty()) {
                        return;
                    }
                    byte[] index = keys.subject(hospital, key);
                    if (maybe.size() == 1 && contact.isNamed(maybe.get(0).name())) {
                        exact.put(ByteBuffer.wrap(index), maybe.get(0).id());
                        standing.put(key, Standing.KNOWN);
                    } else {
                        doubtful.put(ByteBuffer.wrap(index), key);
                        maybe.forEach(card -> doubts.add(row(hospital, index, contact, card)));
                    }
                });
        write(exact, doubts);
        open(doubtful).forEach(key -> standing.put(key, Standing.DOUBTFUL));
    }

    /** Those of the same name, or, when there is none, all who could have a queue of their own. */
    private static List<PersonCard> likely(ContactKey contact, List<PersonCard> ofPhone) {
        List<PersonCard> same =
                ofPhone.stream().filter(card -> contact.isNamed(card.name())).toList();
        return same.isEmpty()
                ? ofPhone.stream().filter(card -> card.kind() != PersonKind.NEWBORN).toList()
                : same;
    }

    private DoubtDao.Row row(
            HospitalId hospital, byte[] index, ContactKey contact, PersonCard card) {
        String masked =
                String.join(
                        "\n",
                        PersonName.mask(contact.name()),
                        contact.phone().masked(),
                        Likeness.of(contact.name(), card.name()).code());
        return new DoubtDao.Row(
                ids.next(),
                hospital.value(),
                index,
                card.id().value(),
                vault.of(card.id()).seal(SHOWN, masked),
                "open",
                Micros.of(clock.instant()),
                null,
                null);
    }

    private void write(Map<ByteBuffer, PersonId> exact, List<DoubtDao.Row> doubts) {
        if (exact.isEmpty() && doubts.isEmpty()) {
            return;
        }
        database.write(
                tx -> {
                    exact.forEach((index, person) -> contacts.link(tx, index.array(), person));
                    DoubtDao dao = tx.dao(DoubtDao.class);
                    doubts.forEach(dao::add);
                });
    }

    /**
     * A doubt that the hospital has answered with no, for each of the persons, is none any more.
     */
    private List<SubjectKey> open(Map<ByteBuffer, SubjectKey> doubtful) {
        List<byte[]> all = doubtful.keySet().stream().map(ByteBuffer::array).toList();
        List<SubjectKey> open = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<byte[]> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
            for (DoubtDao.Row row : database.read(tx -> rows(tx, chunk))) {
                SubjectKey key = doubtful.get(ByteBuffer.wrap(row.contactKey()));
                if (key != null) {
                    open.add(key);
                }
            }
        }
        return open;
    }

    private static List<DoubtDao.Row> rows(Tx tx, List<byte[]> chunk) {
        return tx.dao(DoubtDao.class).open(chunk);
    }
}
