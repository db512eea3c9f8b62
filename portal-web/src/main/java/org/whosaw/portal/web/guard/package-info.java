/**
 * Guards what leaves: security headers on every answer, nothing kept by caches but the hashed
 * assets.
 */
@NullMarked
package org.whosaw.portal.web.guard;

import org.jspecify.annotations.NullMarked;
