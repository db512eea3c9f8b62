package org.whosaw.portal.problem;

import java.util.List;

/**
 * One refusal as RFC 9457 has it.
 *
 * @param type {@code urn:whosaw:problem:<code>}, stable
 * @param title what is wrong, in the language asked
 * @param detail what to do now, in the language asked
 * @param code the stable code for machines
 * @param errors the fields at fault; empty when the whole request is
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        List<FieldProblem> errors) {
    /** The media type of the body. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /**
     * One field at fault.
     *
     * @param field its path, for example {@code subjects[2].mrn}; or {@code line 3, column 14}
     */
    public record FieldProblem(String field, String code, String detail) {}
}
