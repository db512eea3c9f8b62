/**
 * What belongs to a request and stands in several rooms: the evidence that collects itself for
 * whoever answers it.
 *
 * <p>No table of its own. Invariants: collected anew at each opening and kept nowhere; no more of
 * it than the request needs; specially protected entries, and what a law keeps back for now, are
 * never in it; each opening is a look that the patient sees before anything of it is shown.
 */
@NullMarked
package org.whosaw.portal.app.request;

import org.jspecify.annotations.NullMarked;
