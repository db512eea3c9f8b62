package org.whosaw.portal.bench;

import java.time.Duration;

/**
 * Says how much is measured.
 *
 * @param events how many events lie in the database before anything is measured
 * @param patients over how many patients they are spread
 * @param rounds how often each figure is taken; the median is reported
 * @param warmUp how long a server is driven before it is measured
 * @param measure how long one reading figure is taken
 * @param sent how many events one ingest figure sends
 * @param growth whether to grow tenfold at the end and read again
 * @param part what is measured after the filling
 */
public record BenchOptions(
        long events,
        int patients,
        int rounds,
        Duration warmUp,
        Duration measure,
        int sent,
        boolean growth,
        Part part) {
    /** What is measured. */
    public enum Part {
        ALL,
        WRITING,
        READING
    }

    /** How many looks an ordinary stay leaves behind. */
    private static final int LOOKS_A_STAY = 500;

    /** Returns the same with another number of rounds. */
    public BenchOptions withRounds(int number) {
        return new BenchOptions(events, patients, number, warmUp, measure, sent, growth, part);
    }

    /** Returns the run that figures are published from, or a quick one that shows it works. */
    public static BenchOptions of(
            long events, int patients, boolean quick, boolean growth, Part part) {
        int spread = patients > 0 ? patients : (int) Math.max(20, events / LOOKS_A_STAY);
        return quick
                ? new BenchOptions(
                        events,
                        spread,
                        1,
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(3),
                        6_000,
                        growth,
                        part)
                : new BenchOptions(
                        events,
                        spread,
                        3,
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(20),
                        40_000,
                        growth,
                        part);
    }
}
