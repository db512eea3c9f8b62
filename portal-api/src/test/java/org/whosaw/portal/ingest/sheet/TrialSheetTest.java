package org.whosaw.portal.ingest.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.ingest.sheet.SheetMapping.Column;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.PortalException;

class TrialSheetTest {
    private static final String SHEET =
            "孕妇名单,,\n姓名,联系电话,预产期,账号,时间,床号\n"
                    + "演示甲,15400000001,2027-01-02,q1,2026-11-20 21:13,12\n"
                    + "演示乙,,2027-01-03,q1,2026-11-20 21:13,\n";

    @Test
    void read_rows_asTheDecoderReadsThem() throws IOException {
        TrialSheet sheet = TrialSheet.read(bytes(SHEET), QueueMapping.of("US"));
        assertThat(sheet.rows()).hasSize(2);
        TrialSheet.Row first = sheet.rows().get(0);
        assertThat(first.number()).isEqualTo(3);
        assertThat(first.event()).isNotNull();
        assertThat(first.event().occurredAt()).isEqualTo("2026-11-20T13:13:00Z");
        assertThat(first.subject()).isNotNull();
        assertThat(first.fault()).isNull();
        assertThat(first.cells()).extracting(TrialSheet.Cell::letters).contains("A", "C", "F");
        Column due =
                first.cells().stream()
                        .filter(cell -> cell.header().equals("预产期"))
                        .findFirst()
                        .orElseThrow()
                        .column();
        assertThat(due).isNotNull();
        assertThat(due.shows()).isEqualTo(Element.DUE_DATE);
        TrialSheet.Row second = sheet.rows().get(1);
        assertThat(second.fault()).isNotNull();
        assertThat(second.fault().error()).isEqualTo(SheetError.PHONE_MISSING);
        assertThat(second.subject()).isNull();
        assertThat(first + " " + first.cells()).doesNotContain("演示甲", "15400000001");
    }

    @Test
    void read_noHeader_refused() {
        assertThatThrownBy(() -> TrialSheet.read(bytes("a,b\n1,2\n"), QueueMapping.of("US")))
                .isInstanceOf(PortalException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
