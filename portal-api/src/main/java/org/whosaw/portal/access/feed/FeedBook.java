package org.whosaw.portal.access.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.whosaw.portal.access.feed.FeedDao.ArrivalRow;
import org.whosaw.portal.access.feed.FeedDao.DayRow;
import org.whosaw.portal.access.feed.FeedDao.FeedRow;
import org.whosaw.portal.access.feed.FeedDao.RunRow;
import org.whosaw.portal.access.manifest.DayTally;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/** Adds arrivals up, and reads how far each feed is. Safe for threads and for several nodes. */
final class FeedBook {
    private static final long LOCK = 0x6665_6564L;
    private static final int BATCH = 1_000;

    private final Database database;

    FeedBook(Database database) {
        this.database = database;
    }

    /** Adds up what arrived and returns whether there was any. */
    boolean addUp() {
        if (database.read(tx -> tx.dao(FeedDao.class).anyArrival()) == 0) {
            return false;
        }
        int taken;
        do {
            taken = database.inTransaction(FeedBook::addUp);
        } while (taken == BATCH);
        return true;
    }

    /** What is read is deleted in the same transaction: a crash adds nothing twice. */
    private static int addUp(Tx tx) {
        tx.lock(LOCK);
        FeedDao dao = tx.dao(FeedDao.class);
        List<ArrivalRow> arrivals = dao.arrivals(BATCH);
        Map<Long, List<ArrivalRow>> bySystem = new LinkedHashMap<>();
        arrivals.forEach(
                each ->
                        bySystem.computeIfAbsent(each.systemId(), key -> new ArrayList<>())
                                .add(each));
        bySystem.forEach((system, rows) -> addUp(dao, system, rows));
        dao.forget(arrivals.stream().map(ArrivalRow::id).toList());
        return arrivals.size();
    }

    private static void addUp(FeedDao dao, long system, List<ArrivalRow> arrivals) {
        FeedRow feed = dao.feed(system).orElse(null);
        List<RunRow> old = dao.runs(system);
        addDays(dao, system, arrivals);
        Runs runs = new Runs();
        old.forEach(row -> runs.add(row.run()));
        for (ArrivalRow each : arrivals) {
            feed = feed == null ? FeedRow.of(each) : feed.plus(each);
            runs.addAll(Runs.unpack(each.runs()));
        }
        if (feed != null) {
            dao.put(feed.withUnclear(runs.unclear()));
        }
        List<RunRow> now =
                runs.all().stream()
                        .map(
                                run ->
                                        new RunRow(
                                                system,
                                                run.first(),
                                                run.last(),
                                                run.firstAt(),
                                                run.lastAt()))
                        .toList();
        dao.removeRuns(without(old, now));
        dao.addRuns(without(now, old));
    }

    private static void addDays(FeedDao dao, long system, List<ArrivalRow> arrivals) {
        Map<Long, DayTally> days = DayTally.none();
        for (ArrivalRow each : arrivals) {
            byte[] packed = each.days();
            if (packed != null) {
                DayTally.unpack(packed, days);
            }
        }
        days.forEach(
                (day, tally) -> {
                    dao.day(system, day).ifPresent(row -> tally.add(row.events(), row.digest()));
                    dao.putDay(new DayRow(system, day, tally.events(), tally.digest()));
                });
    }

    private static List<RunRow> without(List<RunRow> rows, List<RunRow> others) {
        Set<RunRow> known = new HashSet<>(others);
        return rows.stream().filter(row -> !known.contains(row)).toList();
    }

    /** Returns how far the hospital's feeds are, by system. */
    Map<Long, Feed> of(HospitalId hospital) {
        return database.read(
                tx -> {
                    FeedDao dao = tx.dao(FeedDao.class);
                    Map<Long, List<Run>> runs = new LinkedHashMap<>();
                    for (RunRow row : dao.runsOf(hospital.value())) {
                        runs.computeIfAbsent(row.systemId(), key -> new ArrayList<>())
                                .add(row.run());
                    }
                    Map<Long, Feed> feeds = new LinkedHashMap<>();
                    for (FeedRow row : dao.feeds(hospital.value())) {
                        feeds.put(
                                row.systemId(),
                                feed(row, runs.getOrDefault(row.systemId(), List.of())));
                    }
                    return feeds;
                });
    }

    /** Returns by system how many events wait for a person who is not registered yet. */
    Map<Long, Long> held(HospitalId hospital) {
        return database.read(tx -> tx.dao(FeedDao.class).held(hospital.value())).stream()
                .collect(Collectors.toMap(FeedDao.HeldRow::systemId, FeedDao.HeldRow::held));
    }

    private static Feed feed(FeedRow row, List<Run> runs) {
        return new Feed(
                row.events(),
                row.unnumbered(),
                Micros.instant(row.oldestAt()),
                Micros.instant(row.newestAt()),
                Micros.instant(row.sinceAt()),
                Micros.instant(row.arrivedAt()),
                row.unclear() > 0,
                Runs.gaps(runs));
    }
}
