/** Pages for everyone: the way in, help, errors. */
@NullMarked
package org.whosaw.portal.web.open;

import org.jspecify.annotations.NullMarked;
