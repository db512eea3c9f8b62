package org.whosaw.portal.bench;

/**
 * One line of the report.
 *
 * @param name what was measured
 * @param value the median
 * @param unit of the value
 * @param floor the floor's median beside it, or 0 when there is none
 * @param bar what must be reached: of the ratio when there is a floor, else of the value; 0 for
 *     none
 * @param atMost whether the bar is an upper one
 */
record Figure(String name, double value, String unit, double floor, double bar, boolean atMost) {
    static Figure of(String name, double value, String unit) {
        return new Figure(name, value, unit, 0, 0, false);
    }

    /** Returns a figure that must be at least {@code bar} times its floor. */
    static Figure ratio(String name, double value, String unit, double floor, double bar) {
        return new Figure(name, value, unit, floor, bar, false);
    }

    /** Returns a figure that must not be above {@code bar}. */
    static Figure atMost(String name, double value, String unit, double bar) {
        return new Figure(name, value, unit, 0, bar, true);
    }

    double judged() {
        return floor > 0 ? value / floor : value;
    }

    boolean reached() {
        return bar == 0 || (atMost ? judged() <= bar : judged() >= bar);
    }
}
