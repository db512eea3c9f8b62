/**
 * Papers that show that somebody may ask for another: sealed until they were checked, destroyed
 * with the check; that they were checked, by whom and when, is kept.
 */
@NullMarked
package org.whosaw.portal.request.rights.paper;

import org.jspecify.annotations.NullMarked;
