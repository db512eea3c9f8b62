package org.whosaw.portal.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that somebody names on a command line, and that has to fit into memory. */
final class SmallFile {
    private SmallFile() {}

    /**
     * Reads it whole.
     *
     * @param what what it should be, with its article left out
     * @throws Refusal when it cannot be read, or is larger than one of those can be
     */
    static byte[] read(String file, long largest, String what) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > largest) {
                throw new Refusal(file + " is too large for a " + what + ".");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new Refusal("Cannot read " + file + ".");
        }
    }
}
