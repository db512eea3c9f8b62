/** The outside parties that received her data and whom they passed it to. */
@NullMarked
package org.whosaw.portal.web.patient.given;

import org.jspecify.annotations.NullMarked;
