package org.whosaw.portal.request.rights.book;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.request.RequestActor;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.RightsAnswer;
import org.whosaw.portal.request.rights.RightsAudience;
import org.whosaw.portal.request.rights.RightsCourse;
import org.whosaw.portal.request.rights.RightsError;
import org.whosaw.portal.request.rights.RightsOutcome;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.RightsState;
import org.whosaw.portal.request.rights.RightsStep;
import org.whosaw.portal.request.rights.book.RightsDao.AnswerRow;
import org.whosaw.portal.request.rights.book.RightsDao.EventRow;
import org.whosaw.portal.request.rights.book.RightsDao.Row;
import org.whosaw.portal.request.rights.clock.RightsClock.Run;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.vault.Vault;

/**
 * Keeps requests of rights: every change of one is an edge of {@link RightsCourse} and a step of
 * its history, written together, and refused when the request has moved since it was read. Safe for
 * threads.
 */
public final class RightsBook {
    private static final int MOST_OF_HERS = 200;
    private static final long NOBODY = 0;

    private final Database database;
    private final RightsRows rows;
    private final IdSource ids;

    public RightsBook(Database database, Vault vault, IdSource ids) {
        this.database = database;
        this.rows = new RightsRows(vault);
        this.ids = ids;
    }

    /** Who takes a step. */
    public record By(RequestActor actor, @Nullable Long id) {
        /** The clock. */
        public static final By CLOCK = new By(RequestActor.CLOCK, null);

        /** Returns a member of the staff. */
        public static By staff(long staffUserId) {
            return new By(RequestActor.STAFF, staffUserId);
        }

        /** Returns a patient's account, or a patient without one. */
        public static By person(@Nullable Long accountId) {
            return new By(RequestActor.PERSON, accountId);
        }
    }

    /**
     * A step that is to be taken.
     *
     * @param words what is said with it, sealed, or null
     * @param also what else is written in the same transaction, after the step
     */
    public record Change(RightsStep step, By by, Instant at, byte @Nullable [] words, Also also) {
        /** Returns a step with which nothing is said and nothing else is written. */
        public static Change of(RightsStep step, By by, Instant at) {
            return new Change(step, by, at, null, (book, tx) -> {});
        }

        /** Returns it with something else to be written. */
        public Change also(Also more) {
            return new Change(step, by, at, words, more);
        }

        /** Returns it with sealed words. */
        public Change saying(byte @Nullable [] sealed) {
            return new Change(step, by, at, sealed, also);
        }
    }

    /** What else a step writes. */
    @FunctionalInterface
    public interface Also {
        void write(Writing writing, Tx tx);
    }

    /** Writes beside a step, in its transaction. */
    public static final class Writing {
        private final RightsDao dao;
        private final long id;
        private final long event;

        private Writing(RightsDao dao, long id, long event) {
            this.dao = dao;
            this.id = id;
            this.event = event;
        }

        /** Returns the id of the step. */
        public long event() {
            return event;
        }

        /** Says who of the desk has it. */
        public void own(long staffUserId) {
            dao.own(id, staffUserId);
        }

        /** Says when the desk said that it has it. */
        public void acknowledge(Instant at) {
            dao.acknowledge(id, Micros.of(at));
        }

        /** Gives it to others; nobody has it in hand any more. */
        public void handOver(RightsAudience audience) {
            dao.handOver(id, audience.code());
        }

        /** Says about whom it is. */
        public void match(PersonId person) {
            dao.match(id, person.value());
        }

        /** Stops its clock. */
        public void hold(Instant at) {
            dao.hold(id, Micros.of(at));
        }

        /** Has its clock run, and run anew, to an end. */
        public void run(Run run, Instant due, boolean provisional) {
            dao.run(
                    id,
                    Micros.of(run.from()),
                    run.usedWorking(),
                    run.usedDays(),
                    Micros.of(due),
                    provisional ? 1 : 0,
                    RightsRows.part(Micros.of(run.from()), Micros.of(due), 0),
                    0);
        }

        /** Closes it. */
        public void close(Instant at, @Nullable RightsOutcome outcome) {
            dao.close(id, Micros.of(at), outcome == null ? null : outcome.code());
        }

        /** Keeps an answer. */
        void answer(AnswerRow row) {
            dao.addAnswer(row);
        }

        /** Sends the composed answer back. */
        public void sendBack(long by) {
            dao.sendBack(id, by);
        }

        /** Signs the composed answer. */
        public void release(long answer, long by, String code, Instant at, String signature) {
            if (dao.release(answer, by, code, Micros.of(at), signature) == 0) {
                throw new PortalException(RightsError.WENT_ON);
            }
        }
    }

    /** Returns the id of a number {@code rq_…}, or empty. */
    public static OptionalLong id(String number) {
        return Ids.parse(IdPrefix.REQUEST, number);
    }

    /** Returns a request with its history, or empty. */
    public Optional<RightsRequest> find(long id) {
        return database.read(tx -> tx.dao(RightsDao.class).find(id)).map(this::whole);
    }

    private RightsRequest whole(Row row) {
        List<EventRow> events = database.read(tx -> tx.dao(RightsDao.class).events(row.id()));
        List<AnswerRow> answers = database.read(tx -> tx.dao(RightsDao.class).answers(row.id()));
        return rows.open(row, events, answers);
    }

    /**
     * Returns the requests about persons and those of an account, newest first, without history.
     */
    public List<RightsRequest> hers(List<PersonId> persons, long account) {
        List<Long> all = persons.stream().map(PersonId::value).toList();
        return database
                .read(
                        tx ->
                                tx.dao(RightsDao.class)
                                        .hers(
                                                all.isEmpty() ? List.of(0L) : all,
                                                account,
                                                MOST_OF_HERS))
                .stream()
                .map(row -> rows.open(row, List.of(), List.of()))
                .toList();
    }

    /** Returns the requests about a person, newest first, without history. */
    public List<RightsRequest> about(PersonId person) {
        return hers(List.of(person), NOBODY);
    }

    /** Returns the open requests of a kind about a person, the oldest first, without history. */
    public List<RightsRequest> openOf(PersonId person, RequestKind kind) {
        return database
                .read(tx -> tx.dao(RightsDao.class).openOf(person.value(), kind.code()))
                .stream()
                .map(row -> rows.open(row, List.of(), List.of()))
                .toList();
    }

    /** Writes a new request and its first steps, all or none. */
    public void file(RightsRequest request, List<Change> steps) {
        Row row = rows.row(request);
        database.write(
                tx -> {
                    RightsDao dao = tx.dao(RightsDao.class);
                    dao.add(row);
                    for (Change each : steps) {
                        long event = write(dao, row.id(), each);
                        each.also().write(new Writing(dao, row.id(), event), tx);
                    }
                });
    }

    /**
     * Takes a step.
     *
     * @param known the request as it was read
     * @throws PortalException when it has moved since, or the step may not be taken there
     */
    public RightsRequest step(RightsRequest known, Change change) {
        database.write(tx -> step(tx, known, change));
        return find(known.id()).orElseThrow();
    }

    /** Takes a step in the caller's transaction. */
    public void step(Tx tx, RightsRequest known, Change change) {
        RightsState to =
                RightsCourse.after(known.state(), change.step())
                        .orElseThrow(() -> new PortalException(RightsError.WENT_ON));
        RightsDao dao = tx.dao(RightsDao.class);
        int open = to.isOpen() ? 1 : 0;
        if (dao.move(known.id(), known.version(), to.code(), open) == 0) {
            throw new PortalException(RightsError.WENT_ON);
        }
        long event = write(dao, known.id(), change);
        change.also().write(new Writing(dao, known.id(), event), tx);
    }

    /** Writes what belongs to a request and is no step of it, in a transaction. */
    public void write(Consumer<Tx> block) {
        database.write(block);
    }

    /** Steps are in the order of their ids, and the clocks of two nodes differ. */
    private long write(RightsDao dao, long request, Change change) {
        long id = Math.max(ids.next(), dao.lastEvent(request) + 1);
        dao.addEvent(
                new EventRow(
                        id,
                        request,
                        change.step().code(),
                        change.by().actor().code(),
                        change.by().id(),
                        Micros.of(change.at()),
                        change.words()));
        return id;
    }

    /** Seals what is said with a step, outside the transaction. */
    public byte @Nullable [] seal(RightsRequest request, @Nullable String words) {
        return rows.seal(request.filer().sealedFor(), words);
    }

    /** Returns what keeps a composed answer, signed or not, when a step is taken. */
    public Also keep(RightsRequest request, RightsAnswer answer) {
        AnswerRow row = rows.row(request, answer, answer.id() == 0 ? ids.next() : answer.id());
        return (writing, tx) -> writing.answer(row);
    }
}
