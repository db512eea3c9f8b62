/**
 * How a provision ends: by when the recipient owes a word that it destroyed or returned what it
 * had, what it said, and what is late.
 *
 * <p>Tables: {@code disclosure_statement}, {@code disclosure_said}. Invariants: what is owed
 * follows from the provision and the contract alone, so nobody can forget to write it down; a
 * statement is the recipient's own, signed, about what it received and nothing else, and is never
 * changed; what is late is seen by her, the recipient and the desk alike.
 */
@NullMarked
package org.whosaw.portal.disclosure.end;

import org.jspecify.annotations.NullMarked;
