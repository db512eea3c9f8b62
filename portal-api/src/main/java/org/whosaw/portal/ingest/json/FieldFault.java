package org.whosaw.portal.ingest.json;

import java.util.List;
import org.whosaw.portal.kernel.ErrorCode;

/** Says that a field can not be read; stays inside the decoder and turns into a rejection. */
final class FieldFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode error;
    private final transient String field;
    private final transient List<Object> args;

    FieldFault(ErrorCode error, String field, Object... args) {
        super(error.code(), null, false, false);
        this.error = error;
        this.field = field;
        this.args = List.of(args);
    }

    ErrorCode error() {
        return error;
    }

    String field() {
        return field;
    }

    List<Object> args() {
        return args;
    }
}
