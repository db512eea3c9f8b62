package org.whosaw.portal.web;

import java.io.PrintStream;

/** Speaks to whoever typed a command; the one place that writes to standard output. */
final class Terminal {
    private static final PrintStream OUT = System.out;

    private Terminal() {}

    static void say(String line) {
        OUT.println(line);
    }
}
