/** The list of who looked, one look in full, and the specially protected entries. */
@NullMarked
package org.whosaw.portal.web.patient.timeline;

import org.jspecify.annotations.NullMarked;
