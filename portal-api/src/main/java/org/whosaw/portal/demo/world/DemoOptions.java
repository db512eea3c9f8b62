package org.whosaw.portal.demo.world;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.ChinaTime;

/**
 * Says which world: two worlds of equal options are equal.
 *
 * @param seed what everything is drawn from
 * @param until the day at whose first minute in Shanghai the world ends
 * @param patients how many mothers, at least {@link #LEAST_PATIENTS}
 * @param events how many accesses, about
 */
public record DemoOptions(long seed, LocalDate until, int patients, long events) {
    /** The seed of the world that the README shows. */
    public static final long DEFAULT_SEED = 20_261_122;

    /** Fewer mothers than this cannot carry the stories. */
    public static final int LEAST_PATIENTS = 12;

    static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

    private static final int DEFAULT_PATIENTS = 60;
    private static final long DEFAULT_EVENTS = 40_000;

    public DemoOptions {
        patients = Math.max(LEAST_PATIENTS, patients);
        events = Math.max(1, events);
    }

    /**
     * Returns the options with what was left out filled in: {@code until} is last midnight in
     * Shanghai; mothers follow from events and events from mothers.
     */
    public static DemoOptions of(
            Clock clock,
            @Nullable Long seed,
            @Nullable LocalDate until,
            @Nullable Integer patients,
            @Nullable Long events) {
        int mothers = patients == null ? patientsFor(events) : patients;
        return new DemoOptions(
                seed == null ? DEFAULT_SEED : seed,
                until == null ? today(clock) : until,
                mothers,
                events == null ? eventsFor(mothers) : events);
    }

    /** Returns the day that it is in Shanghai; last midnight is its first minute. */
    public static LocalDate today(Clock clock) {
        return LocalDate.now(clock.withZone(ChinaTime.ZONE));
    }

    private static int patientsFor(@Nullable Long events) {
        if (events == null || events == DEFAULT_EVENTS) {
            return DEFAULT_PATIENTS;
        }
        int low = LEAST_PATIENTS;
        int high = 50_000_000;
        while (low < high) {
            int middle = low + (high - low) / 2;
            if (Pace.naturalEvents(middle) < events) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long eventsFor(int patients) {
        return patients == DEFAULT_PATIENTS ? DEFAULT_EVENTS : Pace.naturalEvents(patients);
    }
}
