/** The desk's complaints: those that were addressed to the hospital, and no others. */
@NullMarked
package org.whosaw.portal.web.hospital.complaints;

import org.jspecify.annotations.NullMarked;
