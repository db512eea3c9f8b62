/**
 * The book of requests of rights: rows, steps, answers, papers, tasks; each change is an edge of
 * the course, and refused to whom somebody else came first.
 */
@NullMarked
package org.whosaw.portal.request.rights.book;

import org.jspecify.annotations.NullMarked;
