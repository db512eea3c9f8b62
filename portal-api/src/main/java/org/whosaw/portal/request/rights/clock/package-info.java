/**
 * The periods of requests: their lengths as data with effective dates, when each is over, and what
 * happens as time passes.
 */
@NullMarked
package org.whosaw.portal.request.rights.clock;

import org.jspecify.annotations.NullMarked;
