package org.whosaw.portal.ingest.refusal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.store.Database;

/** Counts what was refused, for the desk that watches a hospital's feeds. Safe for threads. */
public final class Refusals {
    /** The rule of messages that were read and are about nobody's record: no fault of anyone. */
    public static final String ABOUT_NOBODY = "about-nobody";

    private static final long NO_SYSTEM = 0;

    private final Database database;
    private final DirectoryLookup systems;
    private final Clock clock;

    public Refusals(Database database, DirectoryLookup systems, Clock clock) {
        this.database = database;
        this.systems = systems;
        this.clock = clock;
    }

    /**
     * So many refused by one rule on one day.
     *
     * @param systemId the system that sent them, null when it is not known
     */
    public record Count(
            @Nullable Long systemId,
            String format,
            LocalDate day,
            String rule,
            long refused,
            Instant lastAt) {}

    /**
     * Adds what one batch brought.
     *
     * @param system the code of the system that sent them, or null
     * @param byRule how many of each rule
     */
    public void add(
            HospitalId hospital, @Nullable String system, String format, Map<String, Long> byRule) {
        if (byRule.isEmpty()) {
            return;
        }
        long id =
                system == null
                        ? NO_SYSTEM
                        : systems.system(hospital, system).map(SystemCard::id).orElse(NO_SYSTEM);
        Instant now = clock.instant();
        long day = LocalDate.ofInstant(now, ChinaTime.ZONE).toEpochDay();
        database.write(
                tx -> {
                    RefusalDao dao = tx.dao(RefusalDao.class);
                    byRule.forEach(
                            (rule, count) ->
                                    dao.add(
                                            hospital.value(),
                                            id,
                                            format,
                                            day,
                                            rule,
                                            count,
                                            Micros.of(now)));
                });
    }

    /** Returns the counts since a day, newest day first. */
    public List<Count> since(HospitalId hospital, LocalDate day) {
        return database
                .read(tx -> tx.dao(RefusalDao.class).since(hospital.value(), day.toEpochDay()))
                .stream()
                .map(
                        row ->
                                new Count(
                                        row.systemId() == NO_SYSTEM ? null : row.systemId(),
                                        row.format(),
                                        LocalDate.ofEpochDay(row.day()),
                                        row.rule(),
                                        row.refused(),
                                        Micros.instant(row.lastAt())))
                .toList();
    }
}
