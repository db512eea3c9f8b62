/**
 * How packages reach authorities: what waits, the worker, and a courier for each way.
 *
 * <p>Tables: {@code authority_package}, {@code authority_package_piece}.
 *
 * <p>Invariants: what waits is sealed to the authority's key before its first byte is stored, so
 * that no administrator opens it; a package is delivered at least once and known by its id, so that
 * twice is once; its bytes are wiped when it is taken; the guided way sends nothing by itself.
 */
@NullMarked
package org.whosaw.portal.authority.channel;

import org.jspecify.annotations.NullMarked;
