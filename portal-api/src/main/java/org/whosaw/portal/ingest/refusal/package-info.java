/**
 * What was refused, counted: so many of a format, by rule, a day. Nothing of the messages is kept.
 *
 * <p>Tables: {@code ingest_refusal}.
 *
 * <p>Invariants: a rule is one of our own codes, never a word of the sender; counts say how often
 * something was refused, so that what is sent and refused twice counts twice.
 */
@NullMarked
package org.whosaw.portal.ingest.refusal;

import org.jspecify.annotations.NullMarked;
