/**
 * Keeps the years of the calendar that were imported. Table: {@code calendar_year}.
 *
 * <p>Invariants: a year that the state announced is never replaced by a forecast; a file is
 * imported whole or not at all; a running server counts by a new year within a minute.
 */
@NullMarked
package org.whosaw.portal.app.calendar;

import org.jspecify.annotations.NullMarked;
