/** Builds the room of consent over its parts. */
@NullMarked
package org.whosaw.portal.consent.room;

import org.jspecify.annotations.NullMarked;
