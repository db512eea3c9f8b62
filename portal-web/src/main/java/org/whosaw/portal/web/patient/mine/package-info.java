/** Her own matters: whose list, settings, devices. */
@NullMarked
package org.whosaw.portal.web.patient.mine;

import org.jspecify.annotations.NullMarked;
