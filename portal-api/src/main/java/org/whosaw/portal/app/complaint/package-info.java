/**
 * Complaints for programs: what the pages do, as JSON. A complaint is opened by its code and by
 * nothing else; the code is never part of an address.
 */
@NullMarked
package org.whosaw.portal.app.complaint;

import org.jspecify.annotations.NullMarked;
