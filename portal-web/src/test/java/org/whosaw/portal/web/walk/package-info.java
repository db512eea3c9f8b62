/** Walks the whole server in a browser, as people meet it. */
@NullMarked
package org.whosaw.portal.web.walk;

import org.jspecify.annotations.NullMarked;
