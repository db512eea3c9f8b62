package org.whosaw.portal.access.manifest;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source says that it sent of one day.
 *
 * @param system its code in the hospital's directory
 * @param day of Shanghai; a line belongs to the day of its {@code occurredAt}
 * @param events how many lines, accesses and provisions
 * @param first the lowest running number, {@code last} the highest; null when it numbers nothing
 * @param digest the sum of the lines' ids as {@link DayTally} makes it
 * @param silences when it kept no log
 */
public record Manifest(
        String system,
        LocalDate day,
        long events,
        @Nullable Long first,
        @Nullable Long last,
        byte[] digest,
        List<Silence> silences) {
    public Manifest {
        digest = digest.clone();
        silences = List.copyOf(silences);
    }

    @Override
    public byte[] digest() {
        return digest.clone();
    }

    @Override
    public String toString() {
        return "Manifest[" + system + " " + day + "]";
    }
}
