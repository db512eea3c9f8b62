package org.whosaw.portal.ingest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.withheld.Deferral;

/** Reads why a notice is put off; fields it does not know are skipped. */
final class DeferralReader {
    private static final int LONGEST = 200;

    private DeferralReader() {}

    static @Nullable Deferral read(JsonParser parser, String at) throws IOException, FieldFault {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        Fields.object(parser, at);
        String law = null;
        String article = null;
        Instant until = null;
        Instant reviewOn = null;
        String approvedBy = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            String field = at + "." + name;
            switch (name) {
                case "law" -> law = Fields.required(parser, field, LONGEST);
                case "article" -> article = Fields.required(parser, field, LONGEST);
                case "until" -> until = Fields.time(parser, field);
                case "reviewOn" -> reviewOn = Fields.time(parser, field);
                case "approvedBy" -> approvedBy = Fields.required(parser, field, LONGEST);
                default -> parser.skipChildren();
            }
        }
        return new Deferral(
                AccessEventReader.present(law, at + ".law"),
                AccessEventReader.present(article, at + ".article"),
                AccessEventReader.present(until, at + ".until"),
                reviewOn,
                AccessEventReader.present(approvedBy, at + ".approvedBy"));
    }
}
