/**
 * The pages of recipients: what they were asked to stop and delete, what they sign, what they
 * declare; and the page that a letter's code opens.
 *
 * <p>Invariants: a recipient sees its own alone; persons stand under the recipient's pseudonyms,
 * never by name; signing is one tap and asks for nothing else.
 */
@NullMarked
package org.whosaw.portal.web.recipient;

import org.jspecify.annotations.NullMarked;
