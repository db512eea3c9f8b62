package org.whosaw.portal.kernel;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what was asked, with a stable code. The one exception that rooms throw on purpose;
 * arguments fill the text's places and never hold personal data.
 */
public final class PortalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode errorCode;
    private final transient List<FieldError> fields;
    private final transient Object[] args;
    private final transient @Nullable Duration retryAfter;

    /** Creates a refusal; {@code args} fill the message's {@code {0}}, {@code {1}}… */
    public PortalException(ErrorCode errorCode, Object... args) {
        this(errorCode, List.of(), null, args);
    }

    private PortalException(
            ErrorCode errorCode,
            List<FieldError> fields,
            @Nullable Duration retryAfter,
            Object... args) {
        super(errorCode.code(), null, false, true);
        this.errorCode = errorCode;
        this.fields = List.copyOf(fields);
        this.retryAfter = retryAfter;
        this.args = args.clone();
    }

    /** Returns a refusal that names the fields at fault. */
    public static PortalException ofFields(ErrorCode errorCode, List<FieldError> fields) {
        return new PortalException(errorCode, fields, null);
    }

    /** Returns a refusal that says when to come back. */
    public static PortalException retryAfter(ErrorCode errorCode, Duration wait, Object... args) {
        return new PortalException(errorCode, List.of(), wait, args);
    }

    public ErrorCode errorCode() {
        return errorCode;
    }

    public List<FieldError> fields() {
        return fields;
    }

    public Object[] args() {
        return args.clone();
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /**
     * Names one field at fault: a path such as {@code subjects[2].mrn} and the code of what is
     * wrong. It never holds the value.
     */
    public record FieldError(String field, String code, List<Object> args) {
        public FieldError {
            args = List.copyOf(args);
        }

        public FieldError(String field, String code) {
            this(field, code, List.of());
        }
    }
}
