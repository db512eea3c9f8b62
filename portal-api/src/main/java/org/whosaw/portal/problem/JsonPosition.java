package org.whosaw.portal.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import org.whosaw.portal.kernel.PortalException.FieldError;

/** Says where in a JSON body Jackson stumbled, without repeating what stood there. */
final class JsonPosition {
    private static final int LONGEST_NAME = 60;

    private JsonPosition() {}

    /** Returns the field at fault, by its path if there is one, else by line and column. */
    static FieldError of(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException) {
            // The unknown name came from outside: it stands in the path only if it looks harmless.
            return new FieldError(path((JsonMappingException) e), "unknown-field");
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return new FieldError(path(mapping), "wrong-type");
        }
        JsonLocation at = e.getLocation();
        if (at == null || at.getLineNr() < 1) {
            return new FieldError("body", "malformed");
        }
        return new FieldError("body", "malformed-at", List.of(at.getLineNr(), at.getColumnNr()));
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(harmless(step.getFieldName()));
            }
        }
        return path.toString();
    }

    private static String harmless(String name) {
        boolean plain =
                name.length() <= LONGEST_NAME
                        && name.chars().allMatch(c -> c < 128 && Character.isLetter(c) || c == '_');
        return plain ? name : "?";
    }
}
