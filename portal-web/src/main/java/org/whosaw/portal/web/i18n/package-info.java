/** Picks the language and speaks it: messages, dates and numbers of the pages. */
@NullMarked
package org.whosaw.portal.web.i18n;

import org.jspecify.annotations.NullMarked;
