/** What departments and recipients are asked for a request, each with a due date of its own. */
@NullMarked
package org.whosaw.portal.request.rights.task;

import org.jspecify.annotations.NullMarked;
