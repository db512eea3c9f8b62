/**
 * The demo world in a database: who fills it, what marks it, how a reader gets in.
 *
 * <p>Tables: {@code demo_mark} (one row: which world, and whether it is whole).
 *
 * <p>Invariants: only an empty or a marked database is filled; the mark comes before the first row
 * and is closed after the last, so a fill that was cut off goes on where nothing is doubled; the
 * secrets of the demo stand in {@code demo.json}, which only its owner can read; what was planted
 * wrong is never written to the database.
 */
@NullMarked
package org.whosaw.portal.demo;

import org.jspecify.annotations.NullMarked;
