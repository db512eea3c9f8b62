/** What the list covers: which systems feed it, up to when, and what is missing. */
@NullMarked
package org.whosaw.portal.web.patient.coverage;

import org.jspecify.annotations.NullMarked;
