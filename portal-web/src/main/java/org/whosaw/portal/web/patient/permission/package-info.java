/**
 * Where she allows, sees what she allowed, and keeps its receipts.
 *
 * <p>Invariants: nothing is ticked for her; the ways to answer weigh the same; a no, a later and
 * leaving lead to the same page.
 */
@NullMarked
package org.whosaw.portal.web.patient.permission;

import org.jspecify.annotations.NullMarked;
