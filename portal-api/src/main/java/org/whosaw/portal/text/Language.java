package org.whosaw.portal.text;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages the portal speaks; the first is the default. */
public enum Language {
    ZH_CN(Locale.SIMPLIFIED_CHINESE, "zh-CN"),
    EN(Locale.ENGLISH, "en");

    private static final int LONGEST_HEADER = 200;

    private final Locale locale;
    private final String tag;

    Language(Locale locale, String tag) {
        this.locale = locale;
        this.tag = tag;
    }

    /** Returns the locale for messages and dates. */
    public Locale locale() {
        return locale;
    }

    /** Returns the BCP 47 tag, as in {@code Content-Language} and {@code <html lang>}. */
    public String tag() {
        return tag;
    }

    /** Returns the language a client asks for; Chinese when it asks for nothing we speak. */
    public static Language of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
            return ZH_CN;
        }
        try {
            for (Locale.LanguageRange range : Locale.LanguageRange.parse(acceptLanguage)) {
                for (Language language : List.of(ZH_CN, EN)) {
                    if (range.getWeight() > 0 && isAskedBy(range, language)) {
                        return language;
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            return ZH_CN; // a header nobody can read asks for nothing
        }
        return ZH_CN;
    }

    /** Returns the English name where English is spoken and there is one, else the name. */
    public String named(String name, @Nullable String english) {
        return this == EN && english != null && !english.isBlank() ? english : name;
    }

    private static boolean isAskedBy(Locale.LanguageRange range, Language language) {
        String asked = range.getRange();
        String ours = language.locale.getLanguage();
        return asked.equals(ours) || asked.startsWith(ours + "-");
    }
}
