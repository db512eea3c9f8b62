/**
 * What the hospital's IT sees of its feeds: how far each is, what is missing, held, refused.
 *
 * <p>Tables: none of its own.
 *
 * <p>Invariants: numbers and codes only, nothing that a feed said of a person.
 */
@NullMarked
package org.whosaw.portal.ingest.feed;

import org.jspecify.annotations.NullMarked;
