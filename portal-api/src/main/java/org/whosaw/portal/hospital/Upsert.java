package org.whosaw.portal.hospital;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * One entry of an upsert, checked and sealed before the transaction: either the fields at fault, or
 * what writes it.
 */
public record Upsert(List<FieldError> errors, @Nullable Function<Tx, Outcome> write) {
    /** What a write did. */
    public record Outcome(
            UpsertAnswer.@Nullable Status status,
            @Nullable PersonId subject,
            List<FieldError> errors) {
        /** Returns that the entry was written or was there. */
        public static Outcome of(UpsertAnswer.Status status) {
            return new Outcome(status, null, List.of());
        }

        /** Returns that the entry was refused for a field. */
        public static Outcome rejected(String field, String code) {
            return new Outcome(null, null, List.of(new FieldError(field, code)));
        }
    }

    /** How many entries one request may hold. */
    public static final int MAX_ENTRIES = 10_000;

    /** Returns an entry that is refused for its fields. */
    public static Upsert rejected(FieldChecks checks) {
        return new Upsert(checks.errors(), null);
    }

    /** Returns an entry that is in order. */
    public static Upsert of(Function<Tx, Outcome> write) {
        return new Upsert(List.of(), write);
    }

    /**
     * Returns what an entry becomes, seen from the hash that is stored and the hash that is new.
     */
    public static UpsertAnswer.Status compare(byte @Nullable [] stored, byte[] fresh) {
        if (stored == null) {
            return UpsertAnswer.Status.CREATED;
        }
        return java.util.Arrays.equals(stored, fresh)
                ? UpsertAnswer.Status.UNCHANGED
                : UpsertAnswer.Status.UPDATED;
    }

    /** Writes all entries that are in order in one transaction and answers for each. */
    static List<UpsertAnswer> writeAll(Database database, List<Upsert> upserts) {
        return writeAll(database, upserts, tx -> {});
    }

    /** The same, and calls {@code last} at the end of the transaction. */
    public static List<UpsertAnswer> writeAll(
            Database database, List<Upsert> upserts, Consumer<Tx> last) {
        if (upserts.stream().allMatch(upsert -> upsert.write == null)) {
            return answers(upserts, List.of());
        }
        List<Outcome> outcomes =
                database.inTransaction(
                        tx -> {
                            List<Outcome> done = new ArrayList<>(upserts.size());
                            for (Upsert upsert : upserts) {
                                done.add(
                                        upsert.write == null
                                                ? new Outcome(null, null, upsert.errors)
                                                : upsert.write.apply(tx));
                            }
                            last.accept(tx);
                            return done;
                        });
        return answers(upserts, outcomes);
    }

    private static List<UpsertAnswer> answers(List<Upsert> upserts, List<Outcome> outcomes) {
        List<UpsertAnswer> answers = new ArrayList<>(upserts.size());
        for (int i = 0; i < upserts.size(); i++) {
            Outcome outcome =
                    outcomes.isEmpty()
                            ? new Outcome(null, null, upserts.get(i).errors)
                            : outcomes.get(i);
            answers.add(
                    outcome.status == null
                            ? UpsertAnswer.rejected(i, outcome.errors)
                            : new UpsertAnswer(i, outcome.status, outcome.subject, List.of()));
        }
        return answers;
    }
}
