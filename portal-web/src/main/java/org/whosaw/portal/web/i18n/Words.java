package org.whosaw.portal.web.i18n;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Message;

/**
 * Holds what the pages say in one language, as ICU messages. A key that is missing is an error, so
 * that no page ever shows one. Safe for threads.
 */
public final class Words {
    private static final Map<Language, Words> LOADED = load();

    private final Language language;
    private final Map<String, String> texts;
    private final Map<String, Message> messages = new ConcurrentHashMap<>();

    private Words(Language language, Map<String, String> texts) {
        this.language = language;
        this.texts = texts;
    }

    /** Returns the words of a language. */
    public static Words of(Language language) {
        Words words = LOADED.get(language);
        if (words == null) {
            throw new IllegalArgumentException("no words for " + language);
        }
        return words;
    }

    public Language language() {
        return language;
    }

    /** Returns a text without places. */
    public String get(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for " + key + " in " + language.tag());
        }
        return text;
    }

    /** Returns a text with its places filled: name, value, name, value… */
    public String get(String key, Object... namesAndValues) {
        if (namesAndValues.length == 0) {
            return get(key);
        }
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return messages.computeIfAbsent(key, k -> Message.of(get(k), language.locale()))
                .with(values);
    }

    /** Returns a text, or the fallback where there is none; for codes that others make up. */
    public @Nullable String find(String key, @Nullable String fallback) {
        return texts.getOrDefault(key, fallback);
    }

    /** Returns the keys, sorted. */
    public Set<String> keys() {
        return new TreeSet<>(texts.keySet());
    }

    private static Map<Language, Words> load() {
        Map<Language, Words> all = new EnumMap<>(Language.class);
        for (Language each : Language.values()) {
            Properties properties = new Properties();
            String name = "/i18n/messages_" + each.tag().replace('-', '_') + ".properties";
            try (InputStream in = Words.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("no resource " + name);
                }
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Map<String, String> texts = new HashMap<>();
            properties.forEach((key, text) -> texts.put((String) key, (String) text));
            all.put(each, new Words(each, Map.copyOf(texts)));
        }
        return all;
    }
}
