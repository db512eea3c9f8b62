/**
 * Builds the identity room over the house below it and hangs it into a server.
 *
 * <p>Invariants: explicit {@code new} only; the room works without a server, for commands, the demo
 * world and tests.
 */
@NullMarked
package org.whosaw.portal.identity.room;

import org.jspecify.annotations.NullMarked;
