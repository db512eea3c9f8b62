package org.whosaw.broken.portal.kernel;

import java.time.Instant;
import java.util.Random;
import javax.crypto.Mac;
import org.whosaw.broken.portal.access.NakedEndpoint;

/**
 * Breaks kernelIsPure, layers, noCycles, timeIsInjected, randomnessFromCrypto, cryptoInItsRooms,
 * namesSaySomething, noStandardStreams.
 */
@SuppressWarnings("SystemOut")
public final class ClockHelper {
    Instant now() {
        System.out.println(new Random().nextInt());
        return Instant.now();
    }

    Mac mac() throws java.security.GeneralSecurityException {
        return Mac.getInstance("HmacSHA256");
    }

    NakedEndpoint up() {
        return new NakedEndpoint();
    }
}
