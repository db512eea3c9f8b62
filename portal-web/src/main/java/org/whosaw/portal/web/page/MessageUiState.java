package org.whosaw.portal.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Tab;

/** Holds a page that says one thing: an error, an empty place, a thank-you. */
public record MessageUiState(
        Icon icon,
        Tone tone,
        String headline,
        String text,
        @Nullable String advice,
        List<Tab> buttons,
        @Nullable String reference) {}
