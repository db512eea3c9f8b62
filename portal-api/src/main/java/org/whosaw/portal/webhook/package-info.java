/**
 * Signed calls to hospitals' systems and to recipients: whom to call, what is still to be told, and
 * the worker between them.
 *
 * <p>Tables: {@code webhook_endpoint}, {@code webhook_delivery}. Invariants: a delivery is written
 * in the transaction that promises it and keeps its id through every try; any node may claim it and
 * none sends it twice at once; it is tried until it is taken or parked, and what is parked stays in
 * sight until somebody replays it; an endpoint that fails rests alone, the others go on; addresses
 * and secrets are sealed; a body holds codes and pseudonyms only.
 */
@NullMarked
package org.whosaw.portal.webhook;

import org.jspecify.annotations.NullMarked;
