/**
 * Who looked into the record: recording accesses and reading them back.
 *
 * <p>Tables: {@code access_event} (one row an event), {@code access_subject} (patient, time, event:
 * the reading side), {@code access_waiting} (subjects not yet registered), {@code accessor}, {@code
 * origin}, {@code account_doubt} (sessions whose account another may have used).
 *
 * <p>Invariants: only {@code AccessRecorder} writes entries ({@code AccountSessions} marks them);
 * an event is unique by system and source id; same id with other content is a conflict; stored are
 * the names of the elements shown, never values.
 */
@NullMarked
package org.whosaw.portal.access;

import org.jspecify.annotations.NullMarked;
