/** Begins a complaint from one of her own records, which goes along unless she takes it out. */
@NullMarked
package org.whosaw.portal.web.patient.complain;

import org.jspecify.annotations.NullMarked;
