package org.whosaw.portal.ingest.syslog;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.HospitalId;

/**
 * Says for whom a connection speaks.
 *
 * @param system the code of its system, null before it is known
 */
record Sender(HospitalId hospital, @Nullable String system) {}
