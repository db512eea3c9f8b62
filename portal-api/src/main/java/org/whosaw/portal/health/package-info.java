/**
 * Says whether the server is well, on the administration port: {@code /healthcheck}.
 *
 * <p>Invariants: checks are light, write nothing and name no person; each says what to do.
 */
@NullMarked
package org.whosaw.portal.health;

import org.jspecify.annotations.NullMarked;
