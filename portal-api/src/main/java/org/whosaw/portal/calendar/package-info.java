/**
 * Chinese working days and the ends of periods.
 *
 * <p>No table: the years shipped stand in {@code calendar/years.txt}, those imported are handed in
 * by whoever keeps them.
 *
 * <p>Invariants: a year that is not announced is never taken for a year without holidays; a
 * deadline that touches one says that it is provisional; a December day is settled only when the
 * next year is announced as well, for its paper may move it; days are those of Asia/Shanghai,
 * whatever the server's zone.
 */
@NullMarked
package org.whosaw.portal.calendar;

import org.jspecify.annotations.NullMarked;
