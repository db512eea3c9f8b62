package org.whosaw.portal.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Cursors;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.Page;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;

/**
 * Reads what a person was told. A notice whose entry is not in her list any more, or is held back
 * by law meanwhile, is not there. Safe for threads.
 */
public final class NoticeInbox {
    /** The largest page. */
    public static final int MAX_LIMIT = 200;

    private static final String DOMAIN = "notices";
    private static final int COUNTED = 100;

    private final Database database;
    private final Cursors cursors;
    private final NoticeChoices choices;
    private final Map<NoticeKind.About, NewEntries> sources;

    NoticeInbox(
            Database database, Cursors cursors, NoticeChoices choices, List<NewEntries> sources) {
        this.database = database;
        this.cursors = cursors;
        this.choices = choices;
        this.sources = new EnumMap<>(NoticeKind.About.class);
        sources.forEach(each -> this.sources.put(each.about(), each));
    }

    /** Returns one page, newest first. */
    public Page<Notice> list(
            PatientPrincipal patient,
            List<Subject> subjects,
            Set<PersonId> opened,
            int limit,
            @Nullable String cursor) {
        int size = Math.max(1, Math.min(MAX_LIMIT, limit));
        long before = cursor == null ? Long.MAX_VALUE : position(patient, cursor);
        long seen = choices.seenUpTo(patient.accountId());
        List<Notice> items = new ArrayList<>();
        while (true) {
            List<NoticeRow> rows = newest(subjects, before, size + 1);
            for (NoticeRow row : rows) {
                if (items.size() == size) {
                    return new Page<>(items, cursors.write(DOMAIN, before, patient.accountId()));
                }
                before = row.id();
                if (isShown(row)) {
                    items.add(view(row, opened, seen));
                }
            }
            if (rows.size() <= size) {
                return new Page<>(items, null);
            }
        }
    }

    private long position(PatientPrincipal patient, String cursor) {
        long[] end = cursors.read(DOMAIN, cursor, 2);
        if (end[1] != patient.accountId()) {
            throw new PortalException(KernelError.INVALID_CURSOR); // another reader's
        }
        return end[0];
    }

    /** Returns how many at-once notices came since she last opened the inbox, at most 100. */
    public int fresh(PatientPrincipal patient, List<Subject> subjects) {
        long seen = choices.seenUpTo(patient.accountId());
        return (int)
                newest(subjects, Long.MAX_VALUE, COUNTED).stream()
                        .filter(row -> isNews(row, seen) && kind(row).isAtOnce() && isShown(row))
                        .count();
    }

    /** Notes that she has opened the inbox now. */
    public void seen(PatientPrincipal patient, List<Subject> subjects) {
        newest(subjects, Long.MAX_VALUE, 1)
                .forEach(row -> choices.seen(patient.accountId(), row.id()));
    }

    /** A guardian is not told of protected entries; her own are told without a name. */
    private List<NoticeRow> newest(List<Subject> subjects, long before, int limit) {
        List<NoticeRow> rows = new ArrayList<>();
        for (Subject each : subjects) {
            rows.addAll(
                    database.read(
                            tx ->
                                    tx.dao(NoticeDao.class)
                                            .newest(
                                                    each.person().value(),
                                                    before,
                                                    each.guarded() ? 0 : 1,
                                                    limit)));
        }
        rows.sort(Comparator.comparingLong(NoticeRow::id).reversed());
        return rows.subList(0, Math.min(limit, rows.size()));
    }

    boolean isShown(NoticeRow row) {
        NewEntries source = sources.get(kind(row).about());
        return source == null
                || source.isShown(
                        new PersonId(row.personId()),
                        row.entryId(),
                        Micros.instant(row.happenedAt()));
    }

    private static NoticeKind kind(NoticeRow row) {
        return Coded.parse(NoticeKind.class, row.kind()).orElseThrow();
    }

    private static Notice view(NoticeRow row, Set<PersonId> opened, long seen) {
        NoticeKind kind = kind(row);
        PersonId person = new PersonId(row.personId());
        boolean hidden = row.isProtected() != 0 && !opened.contains(person);
        boolean digest = kind == NoticeKind.DIGEST;
        Instant told = Micros.instant(row.toldAt());
        return new Notice(
                Ids.format(IdPrefix.MESSAGE, row.id()),
                hidden ? Notice.PROTECTED : kind.code(),
                hidden ? told : Micros.instant(row.happenedAt()),
                told,
                id(kind, NoticeKind.About.ACCESS, IdPrefix.ACCESS, row, hidden),
                id(kind, NoticeKind.About.DISCLOSURE, IdPrefix.DISCLOSURE, row, hidden),
                id(kind, NoticeKind.About.REQUEST, IdPrefix.REQUEST, row, hidden),
                id(kind, NoticeKind.About.PERMISSION, IdPrefix.GRANT, row, hidden),
                id(kind, NoticeKind.About.STOP, IdPrefix.STOP, row, hidden),
                hidden || row.partyId() == 0 ? null : Ids.format(IdPrefix.RECIPIENT, row.partyId()),
                digest ? row.looks() : null,
                digest ? row.provisions() : null,
                person.code(),
                kind.isAtOnce(),
                isNews(row, seen));
    }

    /** What happened before she had a reader stands there under its own time and is no news. */
    private static boolean isNews(NoticeRow row, long seen) {
        return row.id() > seen && row.toldAt() != row.happenedAt();
    }

    private static @Nullable String id(
            NoticeKind kind,
            NoticeKind.About about,
            IdPrefix prefix,
            NoticeRow row,
            boolean hidden) {
        return hidden || kind.about() != about || row.entryId() == 0
                ? null
                : Ids.format(prefix, row.entryId());
    }
}
