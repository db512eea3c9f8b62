/**
 * Turns a {@code UiState} and its chrome into HTML: the one renderer, the parts that pages are made
 * of, icons, assets and error pages.
 *
 * <ul>
 *   <li>A name that a template asks for and the state does not have is an error.
 *   <li>Only {@link org.whosaw.portal.web.page.Icon} and our own templates write markup; all else
 *       is escaped.
 *   <li>No style or script stands inside a page.
 * </ul>
 */
@NullMarked
package org.whosaw.portal.web.page;

import org.jspecify.annotations.NullMarked;
