package org.whosaw.portal.ingest.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook written part by part, so that a test can put anything wrong into it. */
public final class TestWorkbook {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    public TestWorkbook() {
        part(
                "[Content_Types].xml",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                </Types>
                """);
        part(
                "_rels/.rels",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
                </Relationships>
                """);
        part(
                "xl/_rels/workbook.xml.rels",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
                </Relationships>
                """);
        named("排队");
        sheet("");
    }

    /** Names the one sheet. */
    public TestWorkbook named(String name) {
        return part(
                "xl/workbook.xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><workbook xmlns=\""
                        + MAIN
                        + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet"
                        + " name=\""
                        + name
                        + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    }

    /** Writes a part. */
    public TestWorkbook part(String name, String text) {
        parts.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Writes the sheet: rows as XML. */
    public TestWorkbook sheet(String rows) {
        return sheet(rows, "");
    }

    /** Writes the sheet: rows as XML, and the merged ranges behind them. */
    public TestWorkbook sheet(String rows, String merges) {
        return part(
                "xl/worksheets/sheet1.xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\""
                        + MAIN
                        + "\"><sheetData>"
                        + rows
                        + "</sheetData>"
                        + merges
                        + "</worksheet>");
    }

    /** Returns a row of texts; null leaves a cell out, one that begins with "<" is XML. */
    public static String row(int number, String... cells) {
        StringBuilder xml = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < cells.length; i++) {
            String at = (char) ('A' + i) + Integer.toString(number);
            if (cells[i] == null) {
                continue;
            }
            if (cells[i].startsWith("<")) {
                xml.append(cells[i].replace("r=\"?\"", "r=\"" + at + "\""));
            } else {
                xml.append("<c r=\"" + at + "\" t=\"inlineStr\"><is><t>")
                        .append(cells[i])
                        .append("</t></is></c>");
            }
        }
        return xml.append("</row>").toString();
    }

    /** Returns a cell that holds a number. */
    public static String number(String value) {
        return "<c r=\"?\"><v>" + value + "</v></c>";
    }

    /** Returns a formula, with the value that was shown or without one. */
    public static String formula(String shown) {
        return "<c r=\"?\" t=\"str\"><f>A1&amp;B1</f>"
                + (shown == null ? "" : "<v>" + shown + "</v>")
                + "</c>";
    }

    /** Returns the file. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
