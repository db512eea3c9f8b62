package org.whosaw.portal.web.page;

import org.whosaw.portal.text.Language;

/**
 * Says how the pages look on this device: language, theme, and large and plain for elders.
 *
 * @param large large and plain (关怀版)
 */
public record Look(Language language, Theme theme, boolean large) {
    /** Light, dark, or as the device has it. */
    public enum Theme {
        AUTO,
        LIGHT,
        DARK
    }
}
