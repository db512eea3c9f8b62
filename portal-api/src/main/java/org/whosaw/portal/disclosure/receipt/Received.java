package org.whosaw.portal.disclosure.receipt;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.kernel.Element;

/**
 * What a recipient says it received, of one person in one message.
 *
 * @param message the recipient's own number of it; the same again is a duplicate
 * @param receivedAt null when the sender left it out
 * @param subject as the recipient was given her; null when the sender left it out
 * @param elements empty when it does not say which
 */
public record Received(
        String message,
        @Nullable Instant receivedAt,
        @Nullable SubjectKey subject,
        Set<Element> elements) {
    public Received {
        elements = Set.copyOf(elements);
    }

    @Override
    public String toString() {
        return "Received[" + elements.size() + " elements]";
    }
}
