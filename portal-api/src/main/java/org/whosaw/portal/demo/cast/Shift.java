package org.whosaw.portal.demo.cast;

/** The three shifts of a calendar day in Shanghai; the night is the one that ends that morning. */
public enum Shift {
    NIGHT(0, 8),
    DAY(8, 16),
    EVENING(16, 24);

    private final int from;
    private final int to;

    Shift(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /** Returns the minute of the day at which it begins. */
    public int fromMinute() {
        return from * 60;
    }

    /** Returns the minute of the day at which it has ended. */
    public int toMinute() {
        return to * 60;
    }

    /** Returns the shift in which a minute of the day lies. */
    public static Shift at(int minute) {
        return minute < 480 ? NIGHT : minute < 960 ? DAY : EVENING;
    }
}
