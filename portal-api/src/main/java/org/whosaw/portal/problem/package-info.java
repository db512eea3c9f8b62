/**
 * Errors to the wire: every refusal becomes one RFC 9457 problem in the language asked.
 *
 * <p>Invariants: bad input is a 4xx; an unexpected failure is a 500 that says nothing about itself;
 * neither answer nor log holds a value that came in.
 */
@NullMarked
package org.whosaw.portal.problem;

import org.jspecify.annotations.NullMarked;
