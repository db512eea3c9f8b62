package org.whosaw.portal.ingest.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whosaw.portal.ingest.sheet.TestWorkbook.formula;
import static org.whosaw.portal.ingest.sheet.TestWorkbook.number;
import static org.whosaw.portal.ingest.sheet.TestWorkbook.row;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.ingest.sheet.grid.GridError;
import org.whosaw.portal.ingest.sheet.grid.GridReader;
import org.whosaw.portal.ingest.sheet.grid.SheetFile;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.PortalException;

class SheetDecoderTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String HEADER = "姓名,联系电话,末次月经,预产期,操作账号,终端,查看时间\n";
    private static final String FIRST =
            "王一,15400000001,2026-01-01,2026-10-08,desk,T1,2026-05-04 21:13\n";
    private static final String SECOND =
            "李二,15400000002,2026-01-02,2026-10-09,desk,T1,2026-05-04 21:13\n";
    private static final String[] TITLES = {"姓名", "联系电话", "操作账号", "终端", "查看时间"};

    private final List<SheetPage> pages = new ArrayList<>();
    private final List<SheetFault> faults = new ArrayList<>();
    private final List<SheetFault> notes = new ArrayList<>();

    private void read(byte[] file) {
        read(file, SheetOrigin.NONE);
    }

    private void read(byte[] file, SheetOrigin origin) {
        SheetListener listener =
                new SheetListener() {
                    @Override
                    public void page(SheetPage page) {
                        pages.add(page);
                    }

                    @Override
                    public void refused(SheetFault fault) {
                        faults.add(fault);
                    }

                    @Override
                    public void noted(SheetFault note) {
                        notes.add(note);
                    }
                };
        try {
            SheetMapping mapping = QueueMapping.of("US");
            SheetFile sheet = SheetFile.of(file);
            LongLists lists = new LongLists(sheet, 64 << 20, mapping, origin);
            GridReader.read(sheet, 64 << 20, new SheetDecoder(mapping, origin, listener, lists));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void refused(ErrorCode code, byte[] file) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        PortalException.class,
                        refusal -> assertThat(refusal.errorCode()).isEqualTo(code));
        assertThat(pages).isEmpty();
    }

    @Test
    void csv_onePage_isOneLookAboutAllOnIt() {
        read(utf8(HEADER + FIRST + SECOND + FIRST.replace("21:13", "21:14")));

        assertThat(faults).isEmpty();
        assertThat(pages).hasSize(2);
        SheetPage page = pages.get(0);
        assertThat(page.event().subjects()).hasSize(2);
        assertThat(page.event().action()).isEqualTo(AccessAction.LIST);
        assertThat(page.event().accessor().account()).isEqualTo("desk");
        assertThat(page.event().terminal()).isEqualTo("T1");
        assertThat(page.event().occurredAt()).isEqualTo(Instant.parse("2026-05-04T13:13:00Z"));
        assertThat(page.event().elements())
                .containsExactlyInAnyOrder(
                        Element.NAME, Element.PHONE, Element.LAST_PERIOD, Element.DUE_DATE);
    }

    @Test
    void csv_headingsInTwoRows_areReadTogetherAndKnownAgain() {
        String groups = "姓名,联系电话,产科信息,,操作,,\n";
        String titles = ",,末次月经,预产期,操作账号,终端,查看时间\n";
        read(utf8(groups + titles + FIRST + groups + titles + SECOND + "合计,2,,,,,\n"));

        assertThat(faults).isEmpty();
        assertThat(notes).isEmpty();
        assertThat(pages).hasSize(2);
        assertThat(pages.get(0).event().elements()).contains(Element.DUE_DATE);
        assertThat(pages.get(1).unread()).isZero();
    }

    @Test
    void csv_rowBelowALookThatCanNotBeRead_isNotOfTheLookAboveIt() {
        String blank = "李二,15400000002,,,,,\n";
        read(utf8(HEADER + FIRST + blank + FIRST.replace("2026-05-04 21:13", "昨天") + blank));

        assertThat(pages).singleElement().satisfies(page -> assertThat(page.rows()).hasSize(2));
        assertThat(faults).extracting(SheetFault::row).containsExactly(4, 5);
    }

    @Test
    void csv_rowWithUnreadableLookAtTheEdgeOfAPage_isCountedToOnePageByWhatItStillSays() {
        String third = "赵三,15400000003,,,desk,T1,昨天\n";
        String later = FIRST.replace("desk", "night");
        String night = third.replace("desk", "night");
        String nobody = third.replace("desk", "other");
        read(utf8(HEADER + third + FIRST + SECOND + third + night + nobody + later + night));

        assertThat(pages).extracting(SheetPage::unread).containsExactly(2, 2);
        assertThat(faults).hasSize(5);
        // A page that goes on around a row is the row's, whatever the row says.
        pages.clear();
        read(utf8(HEADER + FIRST + nobody + SECOND + HEADER + night + later));
        assertThat(pages).extracting(SheetPage::unread).containsExactly(1, 1);
    }

    @Test
    void csv_inAnyEncoding_readsTheSame() {
        String text = HEADER + FIRST + SECOND;
        read(utf8(text));
        read(utf8('\uFEFF' + text));
        read(text.getBytes(GB18030));
        read(('\uFEFF' + text).getBytes(StandardCharsets.UTF_16LE));
        read(text.replace(',', '\t').getBytes(GB18030));
        read(utf8(text.replace(',', ';').replace("\n", "\r\n")));

        assertThat(faults).isEmpty();
        assertThat(pages).hasSize(6);
        assertThat(pages.stream().map(page -> page.event().sourceEventId()).distinct()).hasSize(1);
    }

    @Test
    void csv_mixedEncodings_theOtherLinesAreNamedAndTheRestIsRead() throws IOException {
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        mixed.write((HEADER + FIRST + SECOND).getBytes(GB18030));
        mixed.write(utf8(FIRST.replace("王一", "赵三四")));
        read(mixed.toByteArray());

        assertThat(pages).hasSize(1);
        assertThat(faults).singleElement().extracting(SheetFault::row).isEqualTo(4);
        assertThat(faults.get(0).error()).isEqualTo(SheetError.ENCODING);

        mixed.reset();
        mixed.write(utf8(HEADER + FIRST + SECOND));
        mixed.write(FIRST.replace("王一", "赵三").getBytes(GB18030));
        read(mixed.toByteArray());
        assertThat(pages).hasSize(2);
        assertThat(faults).hasSize(2).last().extracting(SheetFault::row).isEqualTo(4);
    }

    @Test
    void csv_badRows_areNamedByCellAndTheGoodAreKept() {
        read(
                utf8(
                        HEADER
                                + FIRST
                                + ",15400000003,,,desk,T1,2026-05-04 21:13\n"
                                + "孙四,,,,desk,T1,2026-05-04 21:13\n"
                                + "周五,12,,,desk,T1,2026-05-04 21:13\n"
                                + "=cmd|calc,15400000004,,,desk,T1,2026-05-04 21:13\n"
                                + "吴六,15400000005,,,＝1,T1,2026-05-04 21:13\n"
                                + "郑七,15400000006,,,desk,T1,4/5/26\n"
                                + "\"钱\u0001\",15400000007,,,desk,T1,2026-05-04 21:13\n"
                                + SECOND));

        assertThat(pages.get(0).event().subjects()).hasSize(2);
        assertThat(faults)
                .extracting(fault -> fault.row() + " " + fault.column() + " " + fault.error())
                .containsExactly(
                        "3 A 姓名 NAME_MISSING",
                        "4 B 联系电话 PHONE_MISSING",
                        "5 B 联系电话 PHONE",
                        "6 A 姓名 FORMULA",
                        "7 E 操作账号 FORMULA",
                        "8 G 查看时间 TIME",
                        "9 A 姓名 TEXT");
    }

    @Test
    void csv_listOfMoreWomenThanOneEventHolds_isSplit() {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 12_000; i++) {
            text.append("王一,154%08d,,,desk,T1,2026-05-04 21:13\n".formatted(i));
        }
        read(utf8(text.toString()));
        read(utf8(text.toString()));

        assertThat(faults).isEmpty();
        assertThat(pages)
                .extracting(page -> page.event().subjects().size())
                .containsExactly(5_000, 5_000, 2_000, 5_000, 5_000, 2_000);
        assertThat(pages).extracting(page -> page.event().subjectCount()).containsOnly(12_000);
        List<String> ids = pages.stream().map(page -> page.event().sourceEventId()).toList();
        assertThat(ids.subList(0, 3)).doesNotHaveDuplicates().isEqualTo(ids.subList(3, 6));
    }

    @Test
    void csv_listsLongAndShort_onlyPartsSayTheWholeAndNobodyIsCountedTwice() {
        StringBuilder text = new StringBuilder(HEADER);
        int[] sizes = {2, 5_000, 5_001, 3, 10_000};
        for (int list = 0; list < sizes.length; list++) {
            for (int i = 0; i < sizes[list]; i++) {
                text.append("王一,154%08d,,,desk,T1,2026-05-04 21:1%d\n".formatted(i, list));
            }
        }
        // The last list names its first three women once more, and a row that nobody can read.
        for (int i = 0; i < 3; i++) {
            text.append("王一,154%08d,,,desk,T1,2026-05-04 21:14\n".formatted(i));
        }
        text.append(",15400000009,,,desk,T1,2026-05-04 21:14\n");
        read(utf8(text.toString()));

        assertThat(faults).hasSize(1);
        assertThat(pages)
                .extracting(page -> page.event().subjects().size())
                .containsExactly(2, 5_000, 5_000, 1, 3, 5_000, 5_000, 3);
        assertThat(pages)
                .extracting(page -> page.event().subjectCount())
                .containsExactly(null, null, 5_001, 5_001, null, 10_000, 10_000, 10_000);
    }

    @Test
    void csv_absentColumn_isNamedWithSheetAndRow() {
        assertThatThrownBy(() -> read(utf8("门诊排队\n姓名,预产期,终端\n王一,2026-10-08,T1\n")))
                .isInstanceOfSatisfying(
                        PortalException.class,
                        refusal -> {
                            assertThat(refusal.errorCode()).isEqualTo(SheetError.COLUMN_ABSENT);
                            assertThat(refusal.args()).containsExactly("", 2, "联系电话");
                        });
    }

    @Test
    void csv_rowsThatSayNothingOfTheLook_belongToTheOneAbove() {
        read(utf8(HEADER + FIRST + "李二,15400000002,,,,,\n"));

        assertThat(pages).hasSize(1);
        assertThat(pages.get(0).event().subjects()).hasSize(2);
    }

    @Test
    void xlsx_titleMergesWidthsAndSerials() {
        String rows =
                row(1, "２０２６年 超声分诊排队")
                        + row(2, "操作账号：desk　终端：T1", null)
                        + row(4, TITLES)
                        + row(5, "王一", "１５４０００００００１", "desk", "T1", "5月4日 晚上9:13")
                        + row(6, "李 二", number("15400000002"), null, null, null)
                        + row(7, TITLES)
                        + row(8, "赵三", "+86 154-0000-0003", null, null, number("46146.5"));
        read(
                new TestWorkbook()
                        .sheet(
                                rows,
                                "<mergeCells count=\"3\"><mergeCell ref=\"C5:C6\"/><mergeCell"
                                        + " ref=\"D5:D6\"/><mergeCell ref=\"E5:E6\"/></mergeCells>")
                        .bytes());

        assertThat(faults).isEmpty();
        assertThat(pages).hasSize(2);
        assertThat(pages.get(0).event().subjects()).hasSize(2);
        assertThat(pages.get(0).event().occurredAt())
                .isEqualTo(Instant.parse("2026-05-04T13:13:00Z"));
        assertThat(pages.get(1).event().occurredAt())
                .isEqualTo(Instant.parse("2026-05-04T04:00:00Z"));
        assertThat(pages.get(1).event().accessor().account()).isEqualTo("desk");
        assertThat(pages.get(1).rows().get(0).row()).isEqualTo(8);
    }

    @Test
    void xlsx_formulas_countByWhatTheyShow() {
        read(
                new TestWorkbook()
                        .sheet(
                                row(1, TITLES)
                                        + row(
                                                2,
                                                formula("王一"),
                                                "15400000001",
                                                "d",
                                                "T",
                                                "2026-05-04 9:00")
                                        + row(
                                                3,
                                                formula(null),
                                                "15400000002",
                                                "d",
                                                "T",
                                                "2026-05-04 9:00")
                                        + row(
                                                4,
                                                "<c r=\"?\" t=\"e\"><v>#N/A</v></c>",
                                                "15400000002",
                                                "d",
                                                "T",
                                                "2026-05-04 9:00"))
                        .bytes());

        assertThat(pages.get(0).event().subjects()).hasSize(1);
        assertThat(faults)
                .extracting(fault -> fault.sheet() + fault.row() + fault.column() + fault.error())
                .containsExactly("排队3A 姓名FORMULA", "排队4A 姓名CELL_ERROR");
    }

    @Test
    void whatTheSheetDoesNotSay_theSenderMaySay() {
        byte[] plain = utf8("姓名,联系电话\n王一,15400000001\n");
        read(plain);
        assertThat(faults)
                .singleElement()
                .extracting(SheetFault::error)
                .isEqualTo(SheetError.TIME_MISSING);

        Instant at = Instant.parse("2026-05-04T13:13:00Z");
        read(plain, new SheetOrigin("other", "desk-2", "T2", at, 0));
        assertThat(pages).hasSize(1);
        assertThat(pages.get(0).event().system()).isEqualTo("other");
        assertThat(pages.get(0).event().occurredAt()).isEqualTo(at);
    }

    @Test
    void otherFiles_areRefusedForWhatTheyAre() {
        refused(GridError.EMPTY, new byte[0]);
        refused(GridError.FORMAT, utf8("<html><table><tr><td>王一</td></tr></table></html>"));
        refused(GridError.FORMAT, utf8("%PDF-1.7 ..."));
        refused(GridError.FORMAT, new byte[] {1, 2, 3, 0, 5});
        refused(GridError.OLD_FORMAT, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1});
        refused(GridError.BROKEN, java.util.Arrays.copyOf(new TestWorkbook().bytes(), 500));
        refused(SheetError.NO_HEADER, new TestWorkbook().bytes());
        refused(GridError.BROKEN, new TestWorkbook().part("xl/a.xml", "<a>王").bytes());
    }

    @Test
    void quote_notClosed_takesNoRowBelowWithIt() {
        String third = FIRST.replace("王一", "张三").replace("0001,", "0003,");
        for (String broken :
                List.of(
                        SECOND.replace(",desk", ",\"desk"),
                        SECOND.replace(",desk", ",\"desk").replace("李二", "\"李二\""),
                        "\"" + SECOND,
                        SECOND.replace("李二", "\"李\"\"二"),
                        "一".repeat(2_000_000) + "\n")) {
            pages.clear();
            faults.clear();
            read(utf8(HEADER + FIRST + broken + third + third.replace("张三", "\"赵四\"")));

            assertThat(pages.stream().mapToInt(each -> each.rows().size()).sum()).isEqualTo(3);
            assertThat(faults)
                    .singleElement()
                    .satisfies(
                            fault -> {
                                assertThat(fault.error()).isEqualTo(SheetError.QUOTE);
                                assertThat(fault.row()).isEqualTo(3);
                                assertThat(fault.column())
                                        .startsWith(broken.contains(",\"desk") ? "E" : "A");
                            });
        }
    }

    @Test
    void quote_overLineEnds_isOneCell() {
        String header = "备注," + HEADER.strip() + ",诊室\r\n";
        String row = "\"第一行, 是\n第二行\"," + FIRST.strip() + ",\"三\r\n\"\"诊\"\"室\"\r\n";

        read(utf8(header + row + row.replace("0001,", "0002,")));

        assertThat(faults).isEmpty();
        assertThat(pages).singleElement().satisfies(page -> assertThat(page.rows()).hasSize(2));
    }

    @Test
    void quote_notClosedInAColumnThatNobodyReads_costsNothing() {
        read(utf8(HEADER.strip() + ",备注\n" + FIRST.strip() + ",\"等\n" + SECOND.strip() + ",\n"));

        assertThat(faults).isEmpty();
        assertThat(pages).singleElement().satisfies(page -> assertThat(page.rows()).hasSize(2));
    }

    @Test
    void mark_ofUtf8BeforeAnotherEncoding_isNotBelieved() {
        byte[] text = (HEADER + FIRST + SECOND).getBytes(GB18030);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        file.writeBytes(text);

        read(file.toByteArray());

        assertThat(pages).singleElement().satisfies(page -> assertThat(page.rows()).hasSize(2));
    }

    @Test
    void phone_asProgramsAndChatsLeaveIt_isRead() {
        String plain = "15400000001";
        read(
                utf8(
                        HEADER
                                + FIRST.replace(plain, plain + ".0")
                                + FIRST.replace(plain, "'" + plain)
                                + FIRST.replace(plain, "\u202d" + plain + "\u202c")
                                        .replace("王一", "王\u200b一")));

        assertThat(faults).isEmpty();
        assertThat(pages.get(0).rows().stream().map(SheetPage.Row::subject).distinct()).hasSize(1);
    }

    @Test
    void macros_areRefused() {
        refused(GridError.MACROS, new TestWorkbook().part("xl/vbaProject.bin", "x").bytes());
        refused(
                GridError.MACROS,
                new TestWorkbook()
                        .part(
                                "[Content_Types].xml",
                                "<Types"
                                    + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override"
                                    + " PartName=\"/xl/workbook.xml\" ContentType=\""
                                    + "application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>")
                        .bytes());
    }

    @Test
    void entities_areRefused() {
        String sheet =
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM"
                    + " \"file:///etc/passwd\">]><worksheet"
                    + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row"
                    + " r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&a;</t></is></c>"
                    + "</row></sheetData></worksheet>";
        refused(
                GridError.DOCTYPE,
                new TestWorkbook().part("xl/worksheets/sheet1.xml", sheet).bytes());
        refused(GridError.DOCTYPE, new TestWorkbook().part("xl/sharedStrings.xml", sheet).bytes());
    }

    @Test
    void bombs_areRefused() {
        refused(
                GridError.BOMB,
                new TestWorkbook().part("xl/media/image1.bin", "a".repeat(32 << 20)).bytes());
        refused(
                GridError.BOMB,
                new TestWorkbook().sheet(row(1, TITLES) + " ".repeat(32 << 20)).bytes());
        refused(GridError.BROKEN, new TestWorkbook().sheet(row(1, "x".repeat(60_000))).bytes());
    }
}
