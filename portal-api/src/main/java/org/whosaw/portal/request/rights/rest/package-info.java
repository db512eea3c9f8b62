/** Requests of rights on the wire. */
@NullMarked
package org.whosaw.portal.request.rights.rest;

import org.jspecify.annotations.NullMarked;
