package org.whosaw.portal.hospital;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.DataKey;
import org.whosaw.portal.crypto.KeyWrap;
import org.whosaw.portal.hospital.DirectoryRows.PersonRow;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.vault.PersonKeys;

/**
 * Seals persons under their keys before the transaction that writes them: one looks up who is there
 * already, the others get a fresh id and key. Only when that turns out wrong inside (the same
 * number twice in a batch, or another batch was quicker) a row is sealed once more there.
 */
final class PersonSealing {
    private final Database database;
    private final PersonKeys personKeys;
    private final BlindKeys keys;
    private final IdSource ids;
    private final Clock clock;

    PersonSealing(
            Database database, PersonKeys personKeys, BlindKeys keys, IdSource ids, Clock clock) {
        this.database = database;
        this.personKeys = personKeys;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /** A sealed row, and the key that is stored with it when she is new. */
    record Sealed(PersonDraft draft, PersonRow row, KeyWrap.@Nullable Wrapped made) {
        @Override
        public String toString() {
            return "Sealed[redacted]";
        }
    }

    /** Returns the drafts sealed, in their order. */
    List<Sealed> seal(List<PersonDraft> drafts) {
        List<byte[]> all = drafts.stream().map(PersonDraft::mrnKey).toList();
        Map<ByteBuffer, PersonId> there =
                database.read(tx -> new HashMap<>(PersonDirectory.personsOf(tx, all)));
        Map<PersonId, DataKey> known = personKeys.prepare(List.copyOf(there.values()));
        long now = Micros.of(clock.instant());
        return drafts.stream()
                .map(draft -> seal(draft, there.get(ByteBuffer.wrap(draft.mrnKey())), known, now))
                .toList();
    }

    private Sealed seal(
            PersonDraft draft, @Nullable PersonId id, Map<PersonId, DataKey> known, long now) {
        DataKey key = id == null ? null : known.get(id);
        return id == null || key == null
                ? fresh(draft, now)
                : new Sealed(draft, draft.row(id, key, keys, now), null);
    }

    private Sealed fresh(PersonDraft draft, long now) {
        PersonId id = new PersonId(ids.next());
        KeyWrap.Wrapped made = personKeys.make(id);
        return new Sealed(draft, draft.row(id, made.key(), keys, now), made);
    }

    /**
     * Returns the row as it can be written now that it is certain who is there, with its key
     * stored.
     */
    PersonRow settle(Tx tx, Sealed sealed, Optional<PersonRow> old) {
        PersonRow row = sealed.row();
        if (old.isPresent()) {
            PersonId id = new PersonId(old.get().id());
            return id.value() == row.id() && sealed.made() == null
                    ? row
                    : sealed.draft().row(id, personKeys.of(tx, id), keys, row.updatedAt());
        }
        Sealed fresh = sealed.made() == null ? fresh(sealed.draft(), row.updatedAt()) : sealed;
        KeyWrap.Wrapped made = fresh.made();
        if (made != null) {
            personKeys.keep(tx, new PersonId(fresh.row().id()), made);
        }
        return fresh.row();
    }
}
