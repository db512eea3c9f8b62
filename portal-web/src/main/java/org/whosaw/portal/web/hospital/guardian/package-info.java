/**
 * The counter's page about a child's guardians: who reads for it, letting another in, keeping one
 * out.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: the page answers forms only and has no address, for the child is named by a signed
 * opening; a guardian is named by relation and the end of a number; a number that was typed is not
 * shown again.
 */
@NullMarked
package org.whosaw.portal.web.hospital.guardian;

import org.jspecify.annotations.NullMarked;
