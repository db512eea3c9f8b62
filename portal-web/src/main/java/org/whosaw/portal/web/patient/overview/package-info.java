/** The overview: who opened her information, in one answer and one picture. */
@NullMarked
package org.whosaw.portal.web.patient.overview;

import org.jspecify.annotations.NullMarked;
