/**
 * What people read, in both languages: ICU messages under {@code text/}.
 *
 * <p>Invariants: Simplified Chinese is written first and is the fallback; a text never holds
 * personal data, its arguments may.
 */
@NullMarked
package org.whosaw.portal.text;

import org.jspecify.annotations.NullMarked;
