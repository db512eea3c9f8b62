package org.whosaw.portal.identity;

import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;

/**
 * Names one person whose record the signed-in account may read.
 *
 * @param guarded true when she reads as the person's guardian, false when it is her own record
 */
public record Subject(PersonId person, HospitalId hospital, boolean guarded) {}
