/**
 * The cast of the demo world: who works there, on what, where, and whom nobody could really be.
 *
 * <p>Tables: none. Pure words and arithmetic, drawn from a seed.
 *
 * <p>Invariants: phones lie in 154 0000 0000 to 9999, id numbers in area 400001, addresses in the
 * ranges kept for documentation; the hospital and every firm carry 演示 in their names.
 */
@NullMarked
package org.whosaw.portal.demo.cast;

import org.jspecify.annotations.NullMarked;
