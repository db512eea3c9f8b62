/**
 * The desk's pages of recipients: their cards, the register of approved uses, notices with their
 * preview, and what is late. Names of recipients only; no page here names a person.
 */
@NullMarked
package org.whosaw.portal.web.hospital.recipients;

import org.jspecify.annotations.NullMarked;
