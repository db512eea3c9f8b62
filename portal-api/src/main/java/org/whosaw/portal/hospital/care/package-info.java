/**
 * Care facts: what ties a person to those who looked after her, no finer than an explanation needs.
 *
 * <p>Tables: {@code care_fact}; reads {@code encounter} and {@code encounter_staff} too.
 *
 * <p>Invariants: a fact says who, what kind, when and in which department, never what was found,
 * ordered or written; whoever hears of changes hears of them in the transaction that makes them.
 */
@NullMarked
package org.whosaw.portal.hospital.care;

import org.jspecify.annotations.NullMarked;
