package org.whosaw.portal.web.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.PageViewWriter;
import org.whosaw.portal.web.page.Templates;

class PageGalleryTest {
    private final PageViewWriter writer = new PageViewWriter(Templates.packed());

    @ParameterizedTest
    @EnumSource(Language.class)
    void html_everyPage_isWholeAndWithoutInlineCode(Language language) throws IOException {
        for (Map.Entry<String, PageView> page : new Gallery(language).pages().entrySet()) {
            String html = writer.html(page.getValue());
            Path file = Path.of("target/gallery", language.tag(), page.getKey() + ".html");
            Files.createDirectories(file.getParent());
            Files.writeString(file, html);
            assertThat(html)
                    .as(page.getKey())
                    .contains("<html lang=\"" + language.tag() + "\"")
                    .contains("</html>")
                    .doesNotContain("{{")
                    .doesNotContain(" style=")
                    .doesNotContainPattern(" on[a-z]+=")
                    .doesNotContainPattern("<script>[^<]");
        }
    }

    @Test
    void words_bothLanguages_haveTheSameKeys() {
        assertThat(Words.of(Language.EN).keys()).isEqualTo(Words.of(Language.ZH_CN).keys());
    }
}
