package org.whosaw.portal.web.patient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessWindow;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Parts.Tab;

/** Names the windows of time and makes the control that chooses one. */
public final class Windows {
    private final Words words;
    private final boolean admitted;

    /**
     * @param admitted whether the latest stay is an admission rather than a visit
     */
    public Windows(Words words, boolean admitted) {
        this.words = words;
        this.admitted = admitted;
    }

    /** Returns the window of a code, or empty. */
    public static Optional<AccessWindow> parse(@Nullable String code) {
        return code == null ? Optional.empty() : Coded.parse(AccessWindow.class, code);
    }

    private String key(AccessWindow window) {
        return switch (window) {
            case STAY -> admitted ? "window.admission" : "window.stay";
            case SINCE_LAST -> "window.since-last";
            case DAY -> "window.day";
            case WEEK -> "window.week";
            case MONTH -> "window.month";
            case YEAR -> "window.year";
            case ALL -> "window.all";
        };
    }

    /**
     * Returns the window as the beginning of a sentence.
     *
     * @param over whether its end has passed
     */
    public String phrase(AccessWindow window, boolean over) {
        return words.get(key(window) + (over ? ".over" : ".phrase"));
    }

    /** Returns the control; windows that mean nothing for her are left out. */
    public List<Tab> tabs(String path, AccessWindow open, Set<AccessWindow> known) {
        List<Tab> tabs = new ArrayList<>();
        for (AccessWindow each : AccessWindow.values()) {
            if (known.contains(each) || each == open) {
                String href = path + "?window=" + each.code();
                Tab tab = new Tab(words.get(key(each)), href, each == open);
                // The window of all is the last, but where it is open she sees it first.
                tabs.add(each == AccessWindow.ALL && each == open ? 0 : tabs.size(), tab);
            }
        }
        return tabs;
    }
}
