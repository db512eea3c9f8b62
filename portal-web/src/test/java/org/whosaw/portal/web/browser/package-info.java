/** The one real browser of the tests, and what is held against every page in it. */
@NullMarked
package org.whosaw.portal.web.browser;

import org.jspecify.annotations.NullMarked;
