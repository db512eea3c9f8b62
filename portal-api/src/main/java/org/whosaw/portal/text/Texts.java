package org.whosaw.portal.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the texts of the rooms, {@code text/<room>_zh_CN.properties} and {@code _en}, in UTF-8, as
 * ICU messages with numbered ({@code {0}}) or named ({@code {count}}) places. Immutable once
 * loaded, safe for threads.
 */
public final class Texts {
    private static final List<String> ROOMS =
            List.of(
                    "kernel",
                    "crypto",
                    "store",
                    "vault",
                    "calendar",
                    "identity",
                    "ledger",
                    "outbox",
                    "problem",
                    "hospital",
                    "access",
                    "disclosure",
                    "consent",
                    "request",
                    "complaint",
                    "authority",
                    "webhook",
                    "ingest",
                    "retention",
                    "health",
                    "demo",
                    "bench");

    private final Map<Language, Map<String, String>> patterns;
    private final Map<Key, Message> messages = new ConcurrentHashMap<>();

    private Texts(Map<Language, Map<String, String>> patterns) {
        this.patterns = patterns;
    }

    /** Loads the texts of every room that has some. */
    public static Texts load() {
        return load(ROOMS);
    }

    /** Loads the texts of the files named; a name without files is skipped. */
    public static Texts load(List<String> names) {
        Map<Language, Map<String, String>> patterns = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Map<String, String> all = new HashMap<>();
            names.forEach(name -> readInto(all, name, language));
            patterns.put(language, Map.copyOf(all));
        }
        return new Texts(patterns);
    }

    private static void readInto(Map<String, String> all, String name, Language language) {
        String file = "/text/" + name + "_" + language.locale() + ".properties";
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            if (in == null) {
                return;
            }
            Properties lines = new Properties();
            lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            lines.stringPropertyNames().forEach(key -> all.put(key, lines.getProperty(key)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text under {@code key} with {@code args} in its places, or empty. */
    public Optional<String> find(Language language, String key, Object... args) {
        String pattern = pattern(language, key);
        if (pattern == null) {
            return Optional.empty();
        }
        return Optional.of(message(language, key, pattern).with(args));
    }

    /** Returns the text under {@code key} with named {@code args} in its places, or empty. */
    public Optional<String> find(Language language, String key, Map<String, ?> args) {
        String pattern = pattern(language, key);
        if (pattern == null) {
            return Optional.empty();
        }
        return Optional.of(message(language, key, pattern).with(args));
    }

    /** Returns the text under {@code key}; a missing one is a defect and shows as its key. */
    public String get(Language language, String key, Object... args) {
        return find(language, key, args).orElse(key);
    }

    /** Returns the text under {@code key} with named places; a missing one shows as its key. */
    public String get(Language language, String key, Map<String, ?> args) {
        return find(language, key, args).orElse(key);
    }

    /** Returns every key of a language, sorted, for tests that compare the languages. */
    public List<String> keys(Language language) {
        return List.copyOf(new TreeSet<>(of(language).keySet()));
    }

    private @Nullable String pattern(Language language, String key) {
        String own = of(language).get(key);
        return own != null ? own : of(Language.ZH_CN).get(key);
    }

    private Map<String, String> of(Language language) {
        Map<String, String> found = patterns.get(language);
        return found == null ? Map.of() : found;
    }

    private Message message(Language language, String key, String pattern) {
        return messages.computeIfAbsent(
                new Key(language, key), unused -> Message.of(pattern, language.locale()));
    }

    private record Key(Language language, String key) {}
}
