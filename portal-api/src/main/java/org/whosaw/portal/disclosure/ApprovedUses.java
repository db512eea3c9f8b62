package org.whosaw.portal.disclosure;

import java.util.List;

/** Reads what the hospital's register approves a recipient for. */
@FunctionalInterface
public interface ApprovedUses {
    /** Knows of no register. */
    ApprovedUses NONE = recipient -> List.of();

    /** Returns the uses of a recipient, by its row id. */
    List<ApprovedUse> of(long recipient);
}
