/** Builds the room of complaints and keeps it going. */
@NullMarked
package org.whosaw.portal.complaint.room;

import org.jspecify.annotations.NullMarked;
