/**
 * The desk's pages of questions: what is owed, one case, the accessor's link, routine reviews.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: lists name no patient; a case that is opened is a look that the patient sees; an
 * accessor's link is shown once.
 */
@NullMarked
package org.whosaw.portal.web.hospital.questions;

import org.jspecify.annotations.NullMarked;
