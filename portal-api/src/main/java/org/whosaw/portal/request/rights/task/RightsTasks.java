package org.whosaw.portal.request.rights.task;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.calendar.WorkingCalendar;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.request.rights.RightsError;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.RightsStep;
import org.whosaw.portal.request.rights.book.RightsBook;
import org.whosaw.portal.request.rights.book.RightsBook.By;
import org.whosaw.portal.request.rights.book.RightsBook.Change;
import org.whosaw.portal.request.rights.desk.RightsWork;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.vault.Vault;

/** Asks departments and recipients, and keeps what they answered. Safe for threads. */
public final class RightsTasks {
    private static final String WORDS = "rights_task.words";
    private static final int LONGEST = 1_000;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_DAYS = 15;

    private final Database database;
    private final Vault vault;
    private final RightsBook book;
    private final RightsWork work;
    private final WorkingCalendar calendar;
    private final IdSource ids;
    private final Clock clock;

    public RightsTasks(
            Database database,
            Vault vault,
            RightsBook book,
            RightsWork work,
            WorkingCalendar calendar,
            IdSource ids,
            Clock clock) {
        this.database = database;
        this.vault = vault;
        this.book = book;
        this.work = work;
        this.calendar = calendar;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * One thing that somebody was asked.
     *
     * @param askedOf the department or recipient
     * @param answer what came back, or null
     */
    public record Task(
            String id,
            String askedOf,
            String words,
            Instant givenAt,
            Instant dueAt,
            @Nullable Instant doneAt,
            @Nullable String answer) {
        @Override
        public String toString() {
            return "Task[" + id + "]";
        }
    }

    /** Returns the tasks of a request, the oldest first. */
    public List<Task> of(RightsRequest request) {
        Vault.Compartment hers = vault.of(request.filer().sealedFor());
        return database.read(tx -> tx.dao(TaskDao.class).of(request.id())).stream()
                .map(
                        row ->
                                new Task(
                                        Ids.format(IdPrefix.TARGET, row.id()),
                                        row.askedOf(),
                                        Objects.requireNonNullElse(
                                                hers.openIfThere(WORDS, row.words()), ""),
                                        Micros.instant(row.givenAt()),
                                        Micros.instant(row.dueAt()),
                                        Micros.instantOrNull(row.doneAt()),
                                        hers.openIfThere(WORDS, row.answer())))
                .toList();
    }

    /** Asks a department or a recipient; due in so many working days, before the request is. */
    public RightsRequest give(
            StaffPrincipal member,
            String number,
            int version,
            String askedOf,
            String typed,
            int workingDays) {
        RightsRequest request = work.at(member, number, version);
        List<FieldError> errors = new ArrayList<>();
        String name = checked("askedOf", askedOf, LONGEST_NAME, errors);
        String words = checked("task", typed, LONGEST, errors);
        if (workingDays < 1 || workingDays > MOST_DAYS) {
            errors.add(new FieldError("days", "out-of-range"));
        }
        if (!errors.isEmpty()) {
            throw PortalException.ofFields(KernelError.INVALID_FIELDS, errors);
        }
        Instant now = clock.instant();
        Instant end = calendar.afterWorkingDays(now, workingDays).end();
        Instant last = request.times().dueAt();
        TaskDao.Row row =
                new TaskDao.Row(
                        ids.next(),
                        request.id(),
                        request.hospital().value(),
                        name,
                        null,
                        vault.of(request.filer().sealedFor()).seal(WORDS, words),
                        member.staffUserId(),
                        Micros.of(now),
                        Micros.of(end.isAfter(last) && last.isAfter(now) ? last : end),
                        null,
                        null,
                        null);
        return book.step(
                request,
                Change.of(RightsStep.TASK_GIVEN, By.staff(member.staffUserId()), now)
                        .also((writing, tx) -> tx.dao(TaskDao.class).add(row)));
    }

    /** Keeps what came back. */
    public RightsRequest done(
            StaffPrincipal member, String number, int version, String task, String typed) {
        RightsRequest request = work.at(member, number, version);
        List<FieldError> errors = new ArrayList<>();
        String words = checked("taskAnswer", typed, LONGEST, errors);
        if (!errors.isEmpty()) {
            throw PortalException.ofFields(KernelError.INVALID_FIELDS, errors);
        }
        long id =
                Ids.parse(IdPrefix.TARGET, task)
                        .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
        if (database.read(tx -> tx.dao(TaskDao.class).find(id, request.id())).isEmpty()) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        Instant now = clock.instant();
        byte[] sealed = vault.of(request.filer().sealedFor()).seal(WORDS, words);
        return book.step(
                request,
                Change.of(RightsStep.TASK_DONE, By.staff(member.staffUserId()), now)
                        .also(
                                (writing, tx) -> {
                                    int first =
                                            tx.dao(TaskDao.class)
                                                    .done(
                                                            id,
                                                            member.staffUserId(),
                                                            Micros.of(now),
                                                            sealed);
                                    if (first == 0) {
                                        throw new PortalException(RightsError.WENT_ON);
                                    }
                                }));
    }

    private static String checked(
            String field, String typed, int longest, List<FieldError> errors) {
        String text = typed.strip().replace("\r\n", "\n");
        if (text.isEmpty() || text.length() > longest) {
            errors.add(
                    text.isEmpty()
                            ? new FieldError(field, "required")
                            : new FieldError(field, "too-long", List.of(longest)));
        }
        return text;
    }
}
