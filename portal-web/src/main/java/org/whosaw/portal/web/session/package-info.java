/**
 * Who stands at the page: cookies, the form's token, the person whose list is open.
 *
 * <ul>
 *   <li>Every cookie is {@code __Host-}, secure, out of scripts' reach and {@code Lax}.
 *   <li>A POST without the token that belongs to its cookie does nothing.
 *   <li>The cookie of the open list holds an id only, and is checked against the session each time.
 * </ul>
 */
@NullMarked
package org.whosaw.portal.web.session;

import org.jspecify.annotations.NullMarked;
