package org.whosaw.portal.hospital.doubt;

import org.jspecify.annotations.Nullable;

/**
 * One woman of a list and one person she may be, as the desk sees them: enough to check in the
 * hospital's own system, too little to sell.
 *
 * @param number names the doubt in the answer
 * @param listedName masked, as the list has it
 * @param listedPhone masked, as the list has it
 * @param ourMrnEnd the last four of the person's record number
 * @param ourPhone masked, or null when she has none any more
 */
public record Doubt(
        String number,
        String listedName,
        String listedPhone,
        Likeness likeness,
        String ourName,
        String ourMrnEnd,
        @Nullable String ourPhone) {
    @Override
    public String toString() {
        return "Doubt[" + number + "]";
    }
}
