package org.whosaw.portal.demo.world;

/** The mothers to whom something happens that a reader can find. */
public enum Story {
    /** Nothing out of the ordinary. */
    NONE(0),
    /** Pregnant; stood on the queue pages that a shared account opened at night. */
    QUEUE_AT_NIGHT(32.3),
    /** At home with her baby; a photographer she never met knows her phone and the birth date. */
    PHOTOGRAPHER(-9.4),
    /**
     * In the ward now; a contact in somebody's investigation, looked up by another ward's nurse off
     * duty.
     */
    IN_WARD(-1.2),
    /** Lost the pregnancy half-way. */
    LOSS(-21.5),
    /** Gave birth to a child that did not live. */
    STILLBIRTH(-27.5),
    /** Has two children. */
    TWINS(-33.5),
    /** Has the same phone on record as the companion who stayed with her. */
    SHARED_PHONE(-40.5);

    private final double deliveryDay;

    Story(double deliveryDay) {
        this.deliveryDay = deliveryDay;
    }

    /** Returns the day of the delivery, counted from the end of the world. */
    double deliveryDay() {
        return deliveryDay;
    }

    /** Says whether somebody stays with her and is written on the ward's list of visitors. */
    boolean hasCompanion() {
        return this == SHARED_PHONE || this == IN_WARD || this == PHOTOGRAPHER;
    }
}
