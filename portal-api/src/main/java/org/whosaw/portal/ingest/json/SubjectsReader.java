package org.whosaw.portal.ingest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessError;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.hospital.SubjectKey;

/** Reads {@code subjects}: each {@code {mrn}} or {@code {identifier{system,value}}}. */
final class SubjectsReader {
    private static final int LONGEST = 200;

    private SubjectsReader() {}

    static List<SubjectKey> read(JsonParser parser) throws IOException, FieldFault {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new FieldFault(JsonError.TYPE, "subjects");
        }
        List<SubjectKey> subjects = new ArrayList<>(2);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String at = "subjects[" + subjects.size() + "]";
            if (subjects.size() == AccessEvent.MAX_SUBJECTS) {
                throw new FieldFault(
                        AccessError.TOO_MANY_SUBJECTS, "subjects", AccessEvent.MAX_SUBJECTS);
            }
            Fields.object(parser, at);
            subjects.add(subject(parser, at));
        }
        return subjects;
    }

    private static SubjectKey subject(JsonParser parser, String at) throws IOException, FieldFault {
        SubjectKey found = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("mrn") && parser.currentToken() != JsonToken.VALUE_NULL) {
                found = SubjectKey.mrn(Fields.required(parser, at + ".mrn", LONGEST));
            } else if (name.equals("identifier") && found == null) {
                found = identifier(parser, at + ".identifier");
            } else {
                parser.skipChildren();
            }
        }
        if (found == null) {
            throw new FieldFault(JsonError.REQUIRED, at + ".mrn");
        }
        return found;
    }

    private static @Nullable SubjectKey identifier(JsonParser parser, String at)
            throws IOException, FieldFault {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        Fields.object(parser, at);
        String system = null;
        String value = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "system" -> system = Fields.required(parser, at + ".system", LONGEST);
                case "value" -> value = Fields.required(parser, at + ".value", LONGEST);
                default -> parser.skipChildren();
            }
        }
        if (system == null) {
            throw new FieldFault(JsonError.REQUIRED, at + ".system");
        }
        if (value == null) {
            throw new FieldFault(JsonError.REQUIRED, at + ".value");
        }
        return new SubjectKey(system, value);
    }
}
