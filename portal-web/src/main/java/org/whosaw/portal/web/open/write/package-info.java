/**
 * The four screens on which a complaint is written, and its receipt. Their addresses and titles say
 * nothing; what is written is sealed under a code that lies in her browser until it closes.
 */
@NullMarked
package org.whosaw.portal.web.open.write;

import org.jspecify.annotations.NullMarked;
