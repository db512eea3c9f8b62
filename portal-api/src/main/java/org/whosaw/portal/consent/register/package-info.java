/**
 * The hospital's register of who may receive what for which purpose, and the notices that go with
 * it.
 *
 * <p>Tables: {@code consent_use} (one approved use a recipient and purpose), {@code consent_notice}
 * (versions, never changed).
 *
 * <p>Invariants: the register gives the basis, never whoever asks; for commerce nothing but consent
 * can be one; no use is active without contract, impact assessment and a complete notice; a notice
 * lacks no field that PIPL 17, 23 and 30 name, in either language; what widens a use makes a new
 * notice, and grants by the old one end.
 */
@NullMarked
package org.whosaw.portal.consent.register;

import org.jspecify.annotations.NullMarked;
