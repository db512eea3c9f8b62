/**
 * The ledger as static files (C2SP tlog-tiles): checkpoint, tiles, entry bundles.
 *
 * <p>Invariants: whoever asks may read all of it; what never changes says so to caches.
 */
@NullMarked
package org.whosaw.portal.ledger.rest;

import org.jspecify.annotations.NullMarked;
