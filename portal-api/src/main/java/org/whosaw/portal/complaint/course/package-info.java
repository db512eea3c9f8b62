/**
 * The course of a complaint.
 *
 * <p>Invariants: one edge table, each edge named by its step; a step that has no edge from where a
 * complaint stands is never taken.
 */
@NullMarked
package org.whosaw.portal.complaint.course;

import org.jspecify.annotations.NullMarked;
