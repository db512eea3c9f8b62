/** Renders every page from hand-made states, for the eye and for axe. */
@NullMarked
package org.whosaw.portal.web.gallery;

import org.jspecify.annotations.NullMarked;
