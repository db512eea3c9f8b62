package org.whosaw.portal.ingest.atna;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.ErrorCode;

/**
 * Says why one message was refused: where and by which rule, never what stood there.
 *
 * @param line in the message, counted from 1
 * @param column behind the tag at fault
 * @param field the element, perhaps with its attribute, or null for the whole message
 * @param more what fills the rule's further places: limits
 */
public record AtnaFault(
        ErrorCode error, int line, int column, @Nullable String field, List<Object> more) {
    public AtnaFault {
        more = List.copyOf(more);
    }

    static AtnaFault at(AtnaNode node, AtnaError error, String field, Object... more) {
        return new AtnaFault(error, node.line(), node.column(), field, List.of(more));
    }

    /** Carries a fault up to the decoder. */
    static final class FaultException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient AtnaFault fault;

        FaultException(AtnaFault fault) {
            super(fault.error().code(), null, false, false);
            this.fault = fault;
        }

        AtnaFault fault() {
            return fault;
        }
    }
}
