/** What the patient's pages share: how they name people, kinds of data, elements and marks. */
@NullMarked
package org.whosaw.portal.web.patient;

import org.jspecify.annotations.NullMarked;
