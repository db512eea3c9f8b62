package org.whosaw.portal.consent.stop;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.whosaw.portal.consent.enforcement.EnforcementBook;
import org.whosaw.portal.consent.enforcement.NightLists;
import org.whosaw.portal.consent.enforcement.NightLists.NightList;
import org.whosaw.portal.consent.enforcement.NightLists.Reader;
import org.whosaw.portal.consent.stop.StopDao.StopRow;
import org.whosaw.portal.consent.stop.StopDao.TargetRow;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Makes the list of each night, for systems that read a file and nothing else. Every list is whole:
 * each person and recipient that is stopped or ended and not allowed again, also from before the
 * system read lists, so that a lost file is healed by the next one, and who is allowed again simply
 * stands on it no more. What it says is kept word for word until two newer ones are there. Safe for
 * threads.
 */
public final class NightStops {
    /** From when on the list of a night is made, in the hospital's time. */
    public static final LocalTime LIST_TIME = LocalTime.of(20, 0);

    private final Database database;
    private final DirectoryLookup directory;
    private final EnforcementBook enforcement;
    private final NightLists lists;
    private final StopSubjects subjects;
    private final StopBook book;
    private final Clock clock;

    NightStops(
            Database database,
            DirectoryLookup directory,
            EnforcementBook enforcement,
            NightLists lists,
            StopSubjects subjects,
            StopBook book,
            Clock clock) {
        this.database = database;
        this.directory = directory;
        this.enforcement = enforcement;
        this.lists = lists;
        this.subjects = subjects;
        this.book = book;
        this.clock = clock;
    }

    private SystemCard system(HospitalId hospital, String code) {
        return directory
                .system(hospital, code)
                .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    /** Makes tonight's list of every system that reads one, once a night. */
    public void makeLists() {
        ZonedDateTime now = clock.instant().atZone(ChinaTime.ZONE);
        if (now.toLocalTime().isBefore(LIST_TIME)) {
            return;
        }
        makeLists(now.toLocalDate());
    }

    /** Makes the list of a night of every system that reads one, unless it is there. */
    public void makeLists(LocalDate night) {
        String day = night.toString();
        for (Reader reader : database.read(lists::readers)) {
            boolean there = database.read(tx -> lists.find(tx, reader.systemId(), day)).isPresent();
            if (!there) {
                make(reader, day);
            }
        }
    }

    /** What a list will say, and whose stops stand on it. */
    private record Draft(int sequence, String text, Set<String> pairs, List<TargetRow> waiting) {}

    private void make(Reader reader, String day) {
        Instant now = clock.instant();
        Draft draft = database.read(tx -> draft(tx, reader, now));
        NightLists.Written written =
                lists.write(draft.sequence(), draft.pairs().size(), draft.text());
        database.write(
                tx ->
                        lists.make(tx, reader, day, written, now)
                                .ifPresent(list -> stand(tx, draft, list, now)));
    }

    private void stand(Tx tx, Draft draft, NightList list, Instant now) {
        StopDao dao = tx.dao(StopDao.class);
        for (TargetRow target : draft.waiting()) {
            boolean listed = draft.pairs().contains(pair(dao.find(target.stopId()).orElseThrow()));
            if (!listed) {
                book.step(tx, target, StopStep.OVERTAKEN, StopBy.CLOCK, now);
            } else if (target.state().equals(TargetState.AWAITING_LIST.code())) {
                book.step(tx, target, StopStep.LIST_MADE, StopBy.CLOCK, now, list.id());
            }
        }
    }

    private static String pair(StopRow stop) {
        return stop.personId() + " " + stop.recipientId();
    }

    private Draft draft(Tx tx, Reader reader, Instant now) {
        boolean pseudonymous =
                enforcement.of(tx, reader.hospital()).stream()
                        .filter(each -> each.system().id() == reader.systemId())
                        .allMatch(EnforcementBook.Standing::pseudonymous);
        StopDao dao = tx.dao(StopDao.class);
        List<StopRow> rows = dao.inForce(reader.hospital().value(), Micros.of(now));
        StringBuilder text = new StringBuilder("stop,recipient,subject,stopped_at\r\n");
        Set<String> pairs =
                rows.stream()
                        .filter(row -> write(tx, text, reader.systemId(), row, pseudonymous))
                        .map(NightStops::pair)
                        .collect(Collectors.toSet());
        int sequence = lists.newest(tx, reader.systemId()).map(NightList::sequence).orElse(0) + 1;
        text.append("#sequence,").append(sequence).append("\r\n");
        text.append("#count,").append(pairs.size()).append("\r\n");
        return new Draft(sequence, text.toString(), pairs, dao.listed(reader.systemId()));
    }

    /** Writes a line; false for someone whom the hospital has erased. */
    private boolean write(
            Tx tx, StringBuilder text, long system, StopRow row, boolean pseudonymous) {
        String subject = subjects.forSystem(tx, system, new PersonId(row.personId()), pseudonymous);
        if (subject.isEmpty()) {
            return false;
        }
        String recipient =
                directory.recipient(tx, row.recipientId()).map(RecipientCard::code).orElse("");
        text.append(Ids.format(IdPrefix.STOP, row.id())).append(',').append(cell(recipient));
        text.append(',').append(cell(subject)).append(',');
        text.append(Micros.instant(row.stoppedAt())).append("\r\n");
        return true;
    }

    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /**
     * Returns the list of a night as CSV, its count in the last line.
     *
     * @throws PortalException not found when there was none, or two newer ones are there
     */
    public String csv(HospitalId hospital, String code, String day) {
        SystemCard system = system(hospital, code);
        return database.read(tx -> lists.find(tx, system.id(), day))
                .flatMap(list -> Optional.ofNullable(list.text()))
                .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    /** Returns the newest list of a system, or empty. */
    public Optional<NightList> newest(long system) {
        return database.read(tx -> lists.newest(tx, system));
    }

    /**
     * Takes the count of a list back: what stands on it is in force then, also what stood on
     * earlier ones first. The same right count twice is no fault.
     *
     * @throws PortalException conflict, with another count: nothing of the list counts then
     */
    public void acknowledge(HospitalId hospital, String code, String day, int count, long client) {
        SystemCard system = system(hospital, code);
        Instant now = clock.instant();
        database.write(
                tx -> {
                    NightList list =
                            lists.find(tx, system.id(), day)
                                    .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
                    if (count != list.lines()) {
                        throw new PortalException(StopError.COUNT_DIFFERS, list.lines(), count);
                    }
                    if (lists.acknowledge(tx, list, now)) {
                        StopBy by = StopBy.system(client);
                        for (TargetRow each : tx.dao(StopDao.class).upTo(system.id(), list.id())) {
                            book.step(tx, each, StopStep.LIST_ACKNOWLEDGED, by, now);
                        }
                    }
                });
    }
}
