package org.whosaw.portal.calendar;

/** What a paper makes of a day, against what the week would make of it. */
public enum DayKind {
    /** A rest day, on a weekday or a weekend. */
    REST,
    /** A weekend day that is worked, in exchange for a rest day elsewhere. */
    WORK
}
