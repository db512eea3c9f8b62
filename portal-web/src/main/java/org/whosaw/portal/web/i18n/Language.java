package org.whosaw.portal.web.i18n;

import java.util.Locale;
import java.util.Optional;

/** Names a language in which the pages speak; Chinese is the first. */
public enum Language {
    ZH_CN("zh-CN", "中文"),
    EN("en", "English");

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** Returns the BCP 47 tag, as it stands in {@code <html lang>}. */
    public String tag() {
        return tag;
    }

    /** Returns the language's name in itself. */
    public String ownName() {
        return ownName;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** Returns the other of the two. */
    public Language other() {
        return this == ZH_CN ? EN : ZH_CN;
    }

    /** Returns the language with this tag, or empty. */
    public static Optional<Language> parse(String tag) {
        for (Language each : values()) {
            if (each.tag.equalsIgnoreCase(tag)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the first language of an {@code Accept-Language} list that we speak, else Chinese.
     */
    public static Language best(Iterable<Locale> accepted) {
        for (Locale each : accepted) {
            if (each.getLanguage().equals("zh")) {
                return ZH_CN;
            }
            if (each.getLanguage().equals("en")) {
                return EN;
            }
        }
        return ZH_CN;
    }
}
