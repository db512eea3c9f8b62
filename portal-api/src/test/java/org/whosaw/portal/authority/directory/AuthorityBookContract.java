package org.whosaw.portal.authority.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Engine;

/** What an imported entry does, on either engine. */
abstract class AuthorityBookContract {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    abstract Engine engine();

    @Test
    void importEntries_seenElsewhere_replacedByTheNext() {
        AuthorityBook book = new AuthorityBook(engine().database(), CLOCK);
        book.importEntries(file(entry("cac-3301", "某市演示网信办", "")));
        book.importEntries(file(entry("cac-3301", "某市演示网信办二", "")));
        AuthorityDirectory elsewhere = new AuthorityBook(engine().database(), CLOCK).get();
        assertThat(elsewhere.find("cac-3301", TODAY).orElseThrow().name().zh())
                .isEqualTo("某市演示网信办二");
        assertThat(elsewhere.version()).endsWith("+2026-12-01");
        assertThat(elsewhere.find("cac-local", TODAY)).isPresent();
    }

    @Test
    void importEntries_faulty_nothingIsKept() {
        AuthorityBook book = new AuthorityBook(engine().database(), CLOCK);
        String good = entry("cac-3301", "某市演示网信办", "");
        refused(book, good + entry("police", "冒名", ""), "authority.entry-shipped");
        refused(book, good + good, "authority.entry-twice");
        refused(book, good + entry("x-1", "名", "    next: x-1\n"), "authority.loop");
        refused(book, good + entry("x-1", "名", "    next: nobody\n"), "authority.row-dangling");
        refused(book, good + entry("x-1", " ", ""), "authority.entry-wrong");
        refused(book, good + entry("X 1", "名", ""), "authority.entry-wrong");
        refused(
                book,
                good + entry("x-1", "名", "    web: http://a.example\n"),
                "authority.entry-wrong");
        refused(book, good + entry("x-1", "名", "    typo: 1\n"), "authority.entry-wrong");
        refused(book, "  - [", "authority.file-malformed");
        assertThatThrownBy(() -> book.importEntries(new byte[2 << 20]))
                .hasMessage("authority.file-too-large");
        assertThat(book.get().find("cac-3301", TODAY)).isEmpty();
    }

    private static void refused(AuthorityBook book, String entries, String code) {
        assertThatThrownBy(() -> book.importEntries(file(entries)))
                .isInstanceOf(PortalException.class)
                .hasMessage(code);
    }

    private static byte[] file(String entries) {
        return ("version: \"2026-12-01\"\nauthorities:\n" + entries)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String entry(String code, String name, String more) {
        return "  - code: "
                + code
                + "\n    kind: cyberspace\n    region: \"330100\"\n    name: {zh: '"
                + name
                + "', en: Office}\n"
                + "    takes: {zh: 全部, en: All}\n"
                + "    real-name: false\n"
                + "    way: guided\n"
                + "    fields: [what:500]\n"
                + "    checked: read\n"
                + "    from: 2026-01-01\n"
                + more;
    }
}
