/** The pages and the one runnable jar. */
@NullMarked
package org.whosaw.portal.web;

import org.jspecify.annotations.NullMarked;
