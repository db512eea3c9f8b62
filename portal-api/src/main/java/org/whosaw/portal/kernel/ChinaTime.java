package org.whosaw.portal.kernel;

import java.time.ZoneId;

/** The time that days begin and end by: one for all of China, without summer time. */
public final class ChinaTime {
    /** Where hospitals, their patients and their laws count days. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private ChinaTime() {}
}
