package org.whosaw.portal.consent.stop;

import java.util.Locale;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.Secret;
import org.whosaw.portal.crypto.SharedPseudonyms;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/**
 * Says under which name a person is known to a system or a recipient: never her own. A system works
 * hers out from the record number with the key it was given; a recipient's is made by us and
 * differs from recipient to recipient. Safe for threads.
 */
public final class StopSubjects {
    private static final int SHOWN = 10;

    private final PersonDirectory persons;
    private final Pseudonymizer pseudonymizer;
    private final SharedPseudonyms shared;

    public StopSubjects(PersonDirectory persons, Pseudonymizer pseudonymizer) {
        this.persons = persons;
        this.pseudonymizer = pseudonymizer;
        this.shared = new SharedPseudonyms(pseudonymizer, "stop.system");
    }

    /** Returns the key by which a system works pseudonyms out. */
    public Secret<String> key(long system) {
        return shared.key(Ids.encode(system));
    }

    /**
     * Returns how a system knows a person; empty when she was erased.
     *
     * @param pseudonymous whether by pseudonym; else by record number
     */
    public String forSystem(Tx tx, long system, PersonId person, boolean pseudonymous) {
        String number = persons.recordNumber(tx, person).orElse(null);
        if (number == null) {
            return "";
        }
        return pseudonymous ? shared.of(Ids.encode(system), number) : number;
    }

    /** Returns how a recipient knows a person. */
    public String forRecipient(long recipient, PersonId person) {
        byte[] index =
                pseudonymizer.index(
                        "stop.recipient", Ids.encode(recipient), Ids.encode(person.value()));
        long bits = java.nio.ByteBuffer.wrap(index).getLong();
        return "P-" + Ids.encode(bits).substring(13 - SHOWN).toUpperCase(Locale.ROOT);
    }
}
