/**
 * What she may ask of the hospital beside why somebody looked: choose, say, send; and where each
 * stands.
 */
@NullMarked
package org.whosaw.portal.web.patient.rights;

import org.jspecify.annotations.NullMarked;
