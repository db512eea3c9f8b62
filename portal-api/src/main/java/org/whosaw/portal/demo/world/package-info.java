/**
 * The demo world itself: a hospital invented from a seed, day by day, with nothing but arithmetic.
 *
 * <p>Tables: none. What comes out are the commands every other source uses: directory entries,
 * accesses, provisions.
 *
 * <p>Invariants: the same options give the same world; no clock, no database, no shared state;
 * memory does not grow with the number of events; no name, phone, id number or firm can be a real
 * one; only the names of elements, never their values; what was planted wrong is told beside the
 * events and never in them.
 */
@NullMarked
package org.whosaw.portal.demo.world;

import org.jspecify.annotations.NullMarked;
