package org.whosaw.portal.web.patient;

import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.access.AccessDigest;
import org.whosaw.portal.access.AccessFlag;
import org.whosaw.portal.access.AccountKind;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Tone;

/**
 * Says what to notice about a look. A mark states a fact of the record; it never says that someone
 * did wrong.
 */
public final class AccessMarks {
    private final Speech speech;

    public AccessMarks(Speech speech) {
        this.speech = speech;
    }

    /** Says whether a job or a device looked rather than a person. */
    public static boolean isRoutine(Access access) {
        return access.accessor().identity() == AccountKind.SYSTEM && !leaves(access);
    }

    private static boolean leaves(Access access) {
        return access.action() == AccessAction.EXPORT || access.action() == AccessAction.COPY;
    }

    /** Returns the picture of the action. */
    public static Icon icon(Access access) {
        if (access.accessor().identity() == AccountKind.SYSTEM) {
            return Icon.SYSTEM;
        }
        return switch (access.action()) {
            case LIST -> Icon.LIST;
            case SEARCH -> Icon.SEARCH;
            case PRINT -> Icon.PRINTER;
            case EXPORT, COPY -> Icon.DOWNLOAD;
            case CREATE, UPDATE, DELETE -> Icon.PENCIL;
            case VIEW -> Icon.EYE;
        };
    }

    /** Returns the marks of a look, the weightier first. */
    public List<Chip> chips(Access access) {
        List<Chip> chips = new ArrayList<>();
        boolean attention = AccessDigest.isNotable(access);
        Tone tone = attention ? Tone.ATTENTION : Tone.NEUTRAL;
        if (access.flags().contains(AccessFlag.CONTRACTOR)) {
            chips.add(chip("flag.outside-employer", Tone.ATTENTION));
        }
        if (access.flags().contains(AccessFlag.POSSIBLY_ANOTHER_PERSON)) {
            chips.add(chip("flag.possibly-another-person", Tone.ATTENTION));
        }
        if (access.emergency()) {
            chips.add(chip("flag.emergency", Tone.ATTENTION));
        }
        if (access.flags().contains(AccessFlag.ADDRESS_OUTSIDE_CHINA)) {
            chips.add(chip("flag.address-outside-china", Tone.ATTENTION));
        }
        if (leaves(access)) {
            chips.add(chip("flag." + access.action().code(), Tone.ATTENTION));
        }
        if (AccessDigest.isNight(access.occurredAt()) && attention) {
            chips.add(chip("flag.night", tone));
        }
        if (access.accessor().identity() == AccountKind.UNKNOWN) {
            chips.add(chip("flag.unknown-account", tone));
        }
        if (access.flags().contains(AccessFlag.SEMI_OPEN)) {
            chips.add(chip("flag.semi-open", Tone.NEUTRAL));
        } else if (access.flags().contains(AccessFlag.SHARED_TERMINAL)) {
            chips.add(chip("flag.shared-terminal", Tone.NEUTRAL));
        }
        if (access.flags().contains(AccessFlag.HELD_BACK)) {
            chips.add(chip("flag.held-back", Tone.NEUTRAL));
        }
        if (access.flags().contains(AccessFlag.FAILED)) {
            chips.add(chip("flag.failed", Tone.NEUTRAL));
        }
        return chips;
    }

    private Chip chip(String key, Tone tone) {
        return new Chip(speech.words().get(key), tone);
    }
}
