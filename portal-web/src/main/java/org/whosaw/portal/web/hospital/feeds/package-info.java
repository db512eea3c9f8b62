/**
 * The page on which the hospital sees how its feeds are.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: numbers, codes and times only; nothing of a person.
 */
@NullMarked
package org.whosaw.portal.web.hospital.feeds;

import org.jspecify.annotations.NullMarked;
