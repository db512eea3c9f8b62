package org.whosaw.portal.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.kernel.PortalException;

/** Makes or reads the keys of a demo; those of a real installation are never used for one. */
public final class DemoKeys {
    private DemoKeys() {}

    /**
     * Returns the keys in {@code file}, made and written when there are none.
     *
     * @throws PortalException when the file holds the keys of a real installation
     */
    public static Keyring open(Path file, RandomSource random) {
        if (!Files.exists(file)) {
            Keyring.generate(random, true).write(file);
        }
        Keyring keyring = Keyring.read(file);
        if (!keyring.isDemo()) {
            throw new PortalException(DemoError.REAL_KEYS, file.getFileName());
        }
        return keyring;
    }
}
