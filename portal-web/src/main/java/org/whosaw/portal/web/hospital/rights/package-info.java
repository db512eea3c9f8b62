/**
 * The desk's page of one request: where it stands, what can be done now, the composer beside it.
 */
@NullMarked
package org.whosaw.portal.web.hospital.rights;

import org.jspecify.annotations.NullMarked;
