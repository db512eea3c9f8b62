package org.whosaw.portal.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.whosaw.portal.kernel.ChinaTime;

/** Writes exports of an ultrasound queue, as long as wished: pages of 24 women. */
final class QueueFiles {
    private static final int PAGE = 24;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy/M/d HH:mm:ss").withZone(ChinaTime.ZONE);
    private static final String[] TITLES = {
        "姓名", "性别", "年龄", "联系电话", "预约日期", "预约时段", "末次月经", "孕周", "预产期", "操作账号", "终端", "查看时间"
    };
    private static final String RELATIONS =
            "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String OFFICE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPES =
            "http://schemas.openxmlformats.org/package/2006/content-types";
    private static final String SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private final int women;
    private final Instant start;

    /**
     * Creates a writer.
     *
     * @param women how many there are; the rows go round them
     * @param start when the first page was looked at
     */
    QueueFiles(int women, Instant start) {
        this.women = women;
        this.start = start;
    }

    static String name(int woman) {
        return "演示" + (char) ('一' + woman % 500) + (char) ('乙' + woman / 500);
    }

    static String phone(int woman) {
        return "154%08d".formatted(woman);
    }

    private String[] row(int row) {
        int woman = row % women;
        Instant at = start.plusSeconds(row / PAGE * 60L);
        return new String[] {
            name(woman),
            "女",
            "2" + woman % 10,
            phone(woman),
            "2026/5/4",
            "上午",
            "2026/1/" + (1 + woman % 28),
            "20+1",
            "2026年10月" + (1 + woman % 28) + "日",
            "us-desk",
            "us-desk-1",
            TIME.format(at)
        };
    }

    /** Writes separated text. */
    void csv(Path file, int rows, Charset charset) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, charset)) {
            out.write(String.join(",", TITLES) + "\r\n");
            for (int i = 0; i < rows; i++) {
                out.write(String.join(",", row(i)) + "\r\n");
            }
        }
    }

    /** Writes a workbook. */
    void xlsx(Path file, int rows) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
                Writer out =
                        new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8))) {
            part(zip, out, "[Content_Types].xml", "<Types xmlns=\"" + TYPES + "\"/>");
            part(
                    zip,
                    out,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns=\"%s\"><Relationship Id=\"r1\" Type=\"%s/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                            .formatted(RELATIONS, OFFICE));
            part(
                    zip,
                    out,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"排队\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                            .formatted(SHEET, OFFICE));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            out.write("<worksheet xmlns=\"" + SHEET + "\"><sheetData>");
            line(out, 1, TITLES);
            for (int i = 0; i < rows; i++) {
                line(out, i + 2, row(i));
            }
            out.write("</sheetData></worksheet>");
            out.flush();
            zip.closeEntry();
        }
    }

    private static void part(ZipOutputStream zip, Writer out, String name, String text)
            throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        out.write(text);
        out.flush();
        zip.closeEntry();
    }

    private static void line(Writer out, int number, String[] cells) throws IOException {
        out.write("<row r=\"" + number + "\">");
        for (int i = 0; i < cells.length; i++) {
            out.write("<c r=\"" + (char) ('A' + i) + number + "\" t=\"inlineStr\"><is><t>");
            out.write(cells[i] + "</t></is></c>");
        }
        out.write("</row>");
    }
}
