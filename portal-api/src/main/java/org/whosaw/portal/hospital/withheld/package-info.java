/**
 * What must not be told yet: notices that a law puts off, approved, reviewed by a date, and told on
 * their day.
 *
 * <p>Tables: {@code deferral}; the rows that are held lie in {@code access_withheld} and {@code
 * disclosure_withheld}.
 *
 * <p>Invariants: a row that is held is not among what a patient reads, so that no list, count or
 * search can betray it; the grounds are sealed; what a desk holds back two people of it decided;
 * every deferral has an end and a date before it on which someone looks at it again.
 */
@NullMarked
package org.whosaw.portal.hospital.withheld;

import org.jspecify.annotations.NullMarked;
