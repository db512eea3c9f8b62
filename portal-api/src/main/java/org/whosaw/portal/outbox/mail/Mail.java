package org.whosaw.portal.outbox.mail;

import java.util.List;

/**
 * One mail. Holds an address and words, so it never prints them.
 *
 * @param id names it, the same at every try
 * @param text its words, plain
 */
public record Mail(
        String id, String to, String subject, String text, List<Attachment> attachments) {
    public Mail {
        attachments = List.copyOf(attachments);
    }

    /** A file that goes with it. */
    public record Attachment(String name, String mediaType, byte[] bytes) {
        @Override
        public String toString() {
            return "Attachment[redacted]";
        }
    }

    @Override
    public String toString() {
        return "Mail[" + id + "]";
    }
}
