package org.whosaw.portal.access;

/**
 * A look at a list, as far as the list could be read.
 *
 * @param unread how many more persons the list showed whose rows could not be read
 */
public record ListedLook(AccessEvent event, int unread) {
    /** Returns how many the list showed of which {@code named} are known. */
    int wholeOf(int named) {
        Integer said = event.subjectCount();
        return Math.max(said == null ? 0 : said, named) + unread;
    }
}
