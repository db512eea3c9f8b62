/**
 * Copies tables out of one database and into another, of either engine.
 *
 * <p>Invariants: a copy is of one moment, whatever is written meanwhile; what steps of migration
 * there were is not copied, for the target brings its own.
 */
@NullMarked
package org.whosaw.portal.store.copy;

import org.jspecify.annotations.NullMarked;
