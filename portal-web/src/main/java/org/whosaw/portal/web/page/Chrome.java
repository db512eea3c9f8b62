package org.whosaw.portal.web.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.i18n.Words;

/**
 * Holds what stands around every page: language, theme, whose list it is, the bars and the foot.
 *
 * @param title the document's title; never an illness, a department or a child's name
 * @param theme {@code auto}, {@code light} or {@code dark}
 * @param owner whose list it is, or null when nobody is signed in
 * @param nav the four of the bottom bar, empty when nobody is signed in
 * @param quickExit whether to show the way out of family-phone mode
 * @param csrf the token that every form carries
 * @param otherLanguage the label of the language link, {@code otherTag} its tag
 * @param deskPhone the hospital's number, or null
 * @param ribbon a line across the top, such as that of the demo, or null
 * @param brand what the bar calls itself; neutral on a family's phone
 * @param loss whether she lost a child, so that nothing cheerful is shown
 */
public record Chrome(
        Words words,
        String title,
        String theme,
        boolean large,
        boolean wide,
        @Nullable String owner,
        List<NavItem> nav,
        boolean quickExit,
        String csrf,
        String path,
        String otherLanguage,
        String otherTag,
        @Nullable String deskPhone,
        @Nullable String ribbon,
        String brand,
        Icon brandIcon,
        boolean loss) {
    public Chrome {
        nav = List.copyOf(nav);
    }

    /** Returns the text of the key that stands inside the section. */
    public Function<String, String> t() {
        return key -> escape(words.get(key.strip()));
    }

    public String lang() {
        return words.language().tag();
    }

    public boolean hasNav() {
        return !nav.isEmpty();
    }

    public String css() {
        return Assets.packed().href("portal.css");
    }

    public String script() {
        return Assets.packed().href("portal.js");
    }

    public String tileIcon() {
        return Assets.packed().href("icon.svg");
    }

    /** Returns the pictures by name, for templates. */
    public Function<String, String> pic() {
        return name -> Icon.valueOf(name.strip()).svg();
    }

    /** Returns the same under another name. */
    Chrome renamed(String name, Icon icon) {
        return new Chrome(
                words,
                name,
                theme,
                large,
                wide,
                owner,
                nav,
                quickExit,
                csrf,
                path,
                otherLanguage,
                otherTag,
                deskPhone,
                ribbon,
                name,
                icon,
                loss);
    }

    Chrome withExit() {
        return new Chrome(
                words,
                title,
                theme,
                large,
                wide,
                owner,
                nav,
                true,
                csrf,
                path,
                otherLanguage,
                otherTag,
                deskPhone,
                ribbon,
                brand,
                brandIcon,
                loss);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** One of the bar's places. */
    public record NavItem(String label, String href, Icon icon, boolean current) {}
}
