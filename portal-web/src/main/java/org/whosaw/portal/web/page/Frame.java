package org.whosaw.portal.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.i18n.Languages;
import org.whosaw.portal.web.i18n.Words;

/**
 * Holds what a request knows about the page around its answer, and makes the chrome of it.
 *
 * @param path the address without its query
 * @param owner whose list it is, or null when nobody is signed in
 * @param family whether others use this phone: neutral titles and a way out
 * @param loss whether she lost a child
 */
public record Frame(
        Look look,
        String path,
        String csrf,
        @Nullable Owner owner,
        boolean family,
        boolean loss,
        @Nullable String deskPhone,
        boolean demo) {

    /** Whose list the pages show. */
    public enum Owner {
        MINE("owner.mine"),
        NEWBORN("owner.newborn"),
        /** A child that died: never "baby". */
        CHILD("owner.child");

        private final String key;

        Owner(String key) {
            this.key = key;
        }
    }

    /** The four places of the bottom bar. */
    public enum Place {
        OVERVIEW("nav.overview", "/overview", Icon.HOME),
        ACCESSES("nav.accesses", "/accesses", Icon.EYE),
        GIVEN("nav.given", "/given", Icon.SHARE),
        MINE("nav.mine", "/mine", Icon.DOCUMENT);

        private final String key;
        private final String href;
        private final Icon icon;

        Place(String key, String href, Icon icon) {
            this.key = key;
            this.href = href;
            this.icon = icon;
        }
    }

    /** Returns the words of the language in use. */
    public Words words() {
        return Words.of(look.language());
    }

    /** Returns the chrome of a page with this title, standing in one of the four places or none. */
    public Chrome chrome(String title, @Nullable Place place) {
        return chrome(title, place, false);
    }

    /** Returns the chrome of a page that says nothing of what this is. */
    public Chrome plainChrome(String title) {
        Chrome chrome = chrome(title, null, false);
        return chrome.renamed(title, Icon.DOCUMENT);
    }

    /** Returns the chrome of a page that says nothing of what this is, with a way out. */
    public Chrome quietChrome() {
        String name = words().get("chrome.neutral-name");
        return chrome(name, null, false).renamed(name, Icon.DOCUMENT).withExit();
    }

    /** Returns the chrome of a page of the hospital's desk: full width, no bottom bar. */
    public Chrome deskChrome(String title) {
        return chrome(title, null, true);
    }

    private Chrome chrome(String title, @Nullable Place place, boolean wide) {
        Words words = words();
        boolean neutral = family || loss;
        return new Chrome(
                words,
                neutral
                        ? words.get(loss ? "loss.title" : "chrome.neutral-name")
                        : words.get("chrome.title", "page", title),
                look.theme().name().toLowerCase(java.util.Locale.ROOT),
                look.large(),
                wide,
                owner == null ? null : words.get(owner.key),
                owner == null || wide ? List.of() : nav(words, place),
                family && owner != null,
                csrf,
                path,
                Languages.ownName(Languages.other(look.language())),
                Languages.other(look.language()).tag(),
                deskPhone,
                demo ? words.get("chrome.demo") : null,
                words.get(family ? "chrome.neutral-name" : "chrome.name"),
                family ? Icon.DOCUMENT : Icon.EYE,
                loss);
    }

    private static List<Chrome.NavItem> nav(Words words, @Nullable Place place) {
        return java.util.Arrays.stream(Place.values())
                .map(p -> new Chrome.NavItem(words.get(p.key), p.href, p.icon, p == place))
                .toList();
    }
}
