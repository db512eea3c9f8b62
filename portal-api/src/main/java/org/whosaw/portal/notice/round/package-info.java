/**
 * Goes through what is new for each person who has a reader, and sends messages on: claims, so that
 * any node may do it and none does it twice.
 */
@NullMarked
package org.whosaw.portal.notice.round;

import org.jspecify.annotations.NullMarked;
