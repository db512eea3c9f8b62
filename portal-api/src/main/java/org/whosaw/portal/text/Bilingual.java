package org.whosaw.portal.text;

/** Says one thing in both languages, where the words are data and not a message of a room. */
public record Bilingual(String zh, String en) {
    /** Returns the words in a language. */
    public String in(Language language) {
        return language.named(zh, en);
    }
}
