package org.whosaw.portal.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Loads on a second thread the classes that the start of a server is about to need, while the first
 * thread reads its configuration. Loading and verifying them is a third of a start. The list is
 * what one start loaded, in its order ({@code docs/benchmarks.md} says how it is made anew); a
 * class that is no longer there is passed over, one that is missing is loaded when it is needed.
 */
final class EarlyClasses {
    private static final String LIST = "/start-classes.txt";

    private EarlyClasses() {}

    /** Begins, and returns at once; the thread ends by itself and keeps nobody from stopping. */
    static void load() {
        Thread loader = new Thread(EarlyClasses::loadAll, "early-classes");
        loader.setDaemon(true);
        loader.start();
    }

    private static void loadAll() {
        try (InputStream list = EarlyClasses.class.getResourceAsStream(LIST);
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(list), StandardCharsets.UTF_8))) {
            lines.lines().forEach(EarlyClasses::load);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + LIST, e);
        }
    }

    /** Loads without initializing: what a class does when it begins stays where it was. */
    private static void load(String name) {
        try {
            Class.forName(name, false, EarlyClasses.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return;
        }
    }
}
