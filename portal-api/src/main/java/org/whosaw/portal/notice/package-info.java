/**
 * What a person is told, and how: an inbox, and messages that say nothing but that there is
 * something to read.
 *
 * <p>Tables: {@code notice}, {@code notice_sent}, {@code notice_choice}, {@code notice_round},
 * {@code notice_bell}; reads who may read whose list from identity's.
 *
 * <p>Invariants: one notice a person and a cause; one message an account and a notice, whichever
 * node sends it; a message names no department, illness, child or party, only that something waits
 * behind the sign-in; a specially protected entry is named nowhere, and to a guardian it is not
 * there; recording costs a row at most, everything else is done by a worker that claims.
 */
@NullMarked
package org.whosaw.portal.notice;

import org.jspecify.annotations.NullMarked;
