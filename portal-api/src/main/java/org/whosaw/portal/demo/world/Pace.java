package org.whosaw.portal.demo.world;

/**
 * Spreads the deliveries over time: most lie behind {@code until}, some before it, twelve a day at
 * most, so that a bigger world is a longer one and not a fuller ward.
 *
 * <p>Days are counted from {@code until}: -1 is the last day that the world has.
 */
final class Pace {
    /** How long before the delivery a mother is first seen, in days, and some. */
    static final int FIRST_SEEN = 215;

    /** How long after the delivery she is last seen, in days, and some. */
    static final int LAST_SEEN = 60;

    private static final int MOST_A_DAY = 12;
    private static final int SHORTEST_PAST = 60;
    private static final int FUTURE_SPAN = 120;

    private final int past;
    private final int future;
    private final double pastSpan;

    Pace(int patients) {
        future = (int) Math.min(Math.round(patients * 0.3), (long) MOST_A_DAY * FUTURE_SPAN);
        past = patients - future;
        pastSpan = Math.max(SHORTEST_PAST, past / (double) MOST_A_DAY);
    }

    /** Returns the day of a mother's delivery. */
    double deliveryDay(int index) {
        return index < past
                ? -pastSpan + (index + 0.5) * pastSpan / past
                : (index - past + 0.5) * FUTURE_SPAN / future;
    }

    /** Returns how far apart two deliveries lie around a mother, in days. */
    double spacing(int index) {
        return index < past ? pastSpan / past : FUTURE_SPAN / (double) future;
    }

    /** Returns the mother whose delivery lies nearest to a day. */
    int nearest(double day) {
        double index =
                day < 0 ? (day + pastSpan) * past / pastSpan : past + day * future / FUTURE_SPAN;
        return (int) Math.max(0, Math.min(past + future - 1, Math.floor(index)));
    }

    /** Returns how many days the world has. */
    int days() {
        return (int) Math.ceil(pastSpan) + FIRST_SEEN;
    }

    /** Returns about how many accesses so many mothers make when nothing is thinned. */
    static long naturalEvents(int patients) {
        Pace pace = new Pace(patients);
        return Math.round(pace.past * 765.0 + pace.future * 62.0 + pace.days() * 5.0);
    }
}
