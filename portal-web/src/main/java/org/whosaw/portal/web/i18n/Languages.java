package org.whosaw.portal.web.i18n;

import java.util.Locale;
import java.util.Optional;
import org.whosaw.portal.text.Language;

/** Says of a language what pages need: its own name, the other one, which one a browser wants. */
public final class Languages {
    private Languages() {}

    /** Returns the language's name in itself. */
    public static String ownName(Language language) {
        return language == Language.ZH_CN ? "中文" : "English";
    }

    /** Returns the other of the two. */
    public static Language other(Language language) {
        return language == Language.ZH_CN ? Language.EN : Language.ZH_CN;
    }

    /** Returns the language with this tag, or empty. */
    public static Optional<Language> parse(String tag) {
        for (Language each : Language.values()) {
            if (each.tag().equalsIgnoreCase(tag)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Returns the first of the accepted ones that we speak, else Chinese. */
    public static Language best(Iterable<Locale> accepted) {
        for (Locale each : accepted) {
            for (Language language : Language.values()) {
                if (each.getLanguage().equals(language.locale().getLanguage())) {
                    return language;
                }
            }
        }
        return Language.ZH_CN;
    }
}
