/** Follows a complaint by its code, without an account. */
@NullMarked
package org.whosaw.portal.web.open.track;

import org.jspecify.annotations.NullMarked;
