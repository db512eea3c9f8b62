/**
 * Builds the rooms in order and hangs them into the server.
 *
 * <p>Invariants: explicit {@code new} only, no container and no scanning; {@link
 * org.whosaw.portal.app.Rooms} works without a server, so that commands and tests use the same
 * house.
 */
@NullMarked
package org.whosaw.portal.app;

import org.jspecify.annotations.NullMarked;
