/**
 * Files that a hospital hands over: by command, or in a watched folder.
 *
 * <p>Tables: {@code ingest_file}.
 *
 * <p>Invariants: what a report counts is durable; a file that was stopped half-way goes on behind
 * its durable chunks; after a durable answer the original is destroyed or kept only sealed, and
 * never before; known of it afterwards are its hash and its counts.
 */
@NullMarked
package org.whosaw.portal.ingest.file;

import org.jspecify.annotations.NullMarked;
