package org.whosaw.portal.consent.register;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a notice says in one language: every field that PIPL 17, 23 and 30 name.
 *
 * @param processor who gives the data
 * @param contact how the hospital is reached
 * @param recipient who receives them
 * @param recipientContact how it is reached
 * @param purpose what for
 * @param method how they are given and used
 * @param kinds which data
 * @param retention how long they are kept
 * @param rights how she stops it, sees, corrects and deletes
 * @param necessity why it cannot be done without
 * @param impact what it may mean for her
 * @param passesOn to whom it passes them on
 * @param aboutNo what a no changes
 */
public record NoticeText(
        String processor,
        String contact,
        String recipient,
        String recipientContact,
        String purpose,
        String method,
        String kinds,
        String retention,
        String rights,
        String necessity,
        String impact,
        String passesOn,
        String aboutNo) {
    /** Returns every field by its name, in the order in which it is read. */
    public Map<String, String> fields() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("processor", processor);
        all.put("contact", contact);
        all.put("recipient", recipient);
        all.put("recipient-contact", recipientContact);
        all.put("purpose", purpose);
        all.put("kinds", kinds);
        all.put("method", method);
        all.put("retention", retention);
        all.put("necessity", necessity);
        all.put("impact", impact);
        all.put("passes-on", passesOn);
        all.put("rights", rights);
        all.put("about-no", aboutNo);
        return all;
    }

    /** Returns the names of the fields that say nothing. */
    public List<String> empty() {
        return fields().entrySet().stream()
                .filter(each -> each.getValue().isBlank())
                .map(Map.Entry::getKey)
                .toList();
    }

    static NoticeText of(Map<String, String> fields) {
        return new NoticeText(
                fields.getOrDefault("processor", ""),
                fields.getOrDefault("contact", ""),
                fields.getOrDefault("recipient", ""),
                fields.getOrDefault("recipient-contact", ""),
                fields.getOrDefault("purpose", ""),
                fields.getOrDefault("method", ""),
                fields.getOrDefault("kinds", ""),
                fields.getOrDefault("retention", ""),
                fields.getOrDefault("rights", ""),
                fields.getOrDefault("necessity", ""),
                fields.getOrDefault("impact", ""),
                fields.getOrDefault("passes-on", ""),
                fields.getOrDefault("about-no", ""));
    }
}
