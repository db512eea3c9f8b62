/** The front door for a woman who was called by someone who knew too much. */
@NullMarked
package org.whosaw.portal.web.patient.knew;

import org.jspecify.annotations.NullMarked;
