/**
 * ATNA audit messages: DICOM PS3.15 A.5 and RFC 3881, read as the FHIR AuditEvent that they map to.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: participants and objects are told apart by their codes, never by their places; a
 * document type is refused before anything of it is read; a message about nobody is counted and
 * never guessed at; its id is made of its content, so that sent again it is the same; names of
 * patients, queries and descriptions are never kept.
 */
@NullMarked
package org.whosaw.portal.ingest.atna;

import org.jspecify.annotations.NullMarked;
