package org.whosaw.portal.ingest.sheet;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.ingest.sheet.SheetMapping.Column;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.Purpose;

/** A queue's mapping for tests, near to the one that is shipped. */
public final class QueueMapping {
    private QueueMapping() {}

    public static SheetMapping of(String system) {
        return new SheetMapping(
                system,
                AccessAction.LIST,
                Purpose.SCHEDULING,
                30,
                Map.of("上午", "08:00", "下午", "13:30"),
                List.of(
                        column(Meaning.NAME, Element.NAME, false, "姓名"),
                        column(Meaning.PHONE, Element.PHONE, false, "联系电话", "手机号"),
                        column(Meaning.MRN, null, true, "病历号"),
                        column(null, Element.APPOINTMENT, true, "预约日期"),
                        column(null, Element.LAST_PERIOD, true, "末次月经"),
                        column(null, Element.DUE_DATE, true, "预产期"),
                        column(Meaning.ACCOUNT, null, true, "操作账号", "账号"),
                        column(Meaning.TERMINAL, null, true, "终端"),
                        column(Meaning.TIME, null, true, "查看时间", "时间"),
                        column(Meaning.CLOCK, null, true, "时刻")));
    }

    private static Column column(
            @Nullable Meaning means, @Nullable Element shows, boolean optional, String... headers) {
        return new Column(List.of(headers), means, shows, optional, null);
    }
}
