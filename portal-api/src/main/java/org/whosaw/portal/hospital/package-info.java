/**
 * The hospitals we serve and their directory: systems, terminals, staff, accounts, persons,
 * encounters, recipients.
 *
 * <p>Tables: {@code hospital}, {@code source_system}, {@code terminal}, {@code staff}, {@code
 * account}, {@code person}, {@code person_identifier}, {@code encounter}, {@code recipient}.
 *
 * <p>Invariants: names, phones, id numbers and identifiers are sealed; look-ups go through a keyed
 * blind index; an upsert names what changed and is idempotent; no due date, bed or finding is
 * stored.
 */
@NullMarked
package org.whosaw.portal.hospital;

import org.jspecify.annotations.NullMarked;
