package org.whosaw.portal.identity.client;

/** Makes text that came from outside fit for a log line: short, one line, plain characters. */
final class LogText {
    private static final int LONGEST = 40;

    private LogText() {}

    static String of(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9_-]", "?");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
