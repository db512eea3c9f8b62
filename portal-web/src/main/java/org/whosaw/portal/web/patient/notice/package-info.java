/** What she was told, and how she wishes to be told. */
@NullMarked
package org.whosaw.portal.web.patient.notice;

import org.jspecify.annotations.NullMarked;
