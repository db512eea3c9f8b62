package org.whosaw.portal.ingest.sheet;

/** Says that a row can not be taken; stays inside the decoder and turns into a refusal. */
final class RowFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient SheetFault fault;

    RowFault(SheetFault fault) {
        super(fault.error().code(), null, false, false);
        this.fault = fault;
    }

    SheetFault fault() {
        return fault;
    }
}
