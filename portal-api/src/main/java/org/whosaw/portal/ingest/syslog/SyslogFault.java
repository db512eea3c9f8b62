package org.whosaw.portal.ingest.syslog;

import org.whosaw.portal.kernel.ErrorCode;

/** Says why a connection was closed; each is counted under its code. */
public enum SyslogFault implements ErrorCode {
    /** Neither an octet count nor a header stood where a message begins. */
    FRAMING("syslog.framing"),
    /** A message was announced, or went on, beyond what is allowed. */
    TOO_LARGE("syslog.too-large"),
    /** It ended, or stood still, in the middle of a message. */
    CUT("syslog.cut"),
    /** The client's certificate names no system that we know. */
    PEER("syslog.peer-unknown"),
    /** The client has no certificate that we trust, or speaks no TLS. */
    HANDSHAKE("syslog.handshake"),
    /** Too many connections at once. */
    BUSY("syslog.busy"),
    /** A message could not be recorded while the database could: a fault of ours. */
    NOT_RECORDED("syslog.not-recorded");

    private final String code;

    SyslogFault(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return 400;
    }

    /** Carries a fault up to the connection. */
    static final class FaultException extends Exception {
        private static final long serialVersionUID = 1L;

        private final SyslogFault fault;

        FaultException(SyslogFault fault) {
            super(fault.code(), null, false, false);
            this.fault = fault;
        }

        SyslogFault fault() {
            return fault;
        }
    }
}
