package org.whosaw.portal.authority;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of the directory, the table of routes, packages and channels. */
public enum AuthorityError implements ErrorCode {
    /** The file is neither YAML nor JSON of a directory. */
    FILE_MALFORMED("authority.file-malformed", 400),
    /** The file is larger than a directory can be. */
    FILE_TOO_LARGE("authority.file-too-large", 413),
    /** An entry lacks a field or has one that cannot be: entry, field. */
    ENTRY_WRONG("authority.entry-wrong", 400),
    /** A code stands twice on the same day: entry. */
    ENTRY_TWICE("authority.entry-twice", 409),
    /** An imported entry bears the code of a shipped one: entry. */
    ENTRY_SHIPPED("authority.entry-shipped", 409),
    /** A row cannot be read: row, column. */
    ROW_WRONG("authority.row-wrong", 400),
    /** A row names an authority that is not there on a day of its: row, authority. */
    ROW_DANGLING("authority.row-dangling", 400),
    /** A row sends a copy to whom it asks first, or the next of the next is the first: row. */
    LOOP("authority.loop", 400),
    /** Two rows say the same of one day: row, other. */
    ROWS_OVERLAP("authority.rows-overlap", 400),
    /** A row that no combination reaches: row. */
    ROW_DEAD("authority.row-dead", 400),
    /** A combination that no row decides: topic, respondent, severity, region, day. */
    GAP("authority.gap", 400),
    /** No such region. */
    REGION_UNKNOWN("authority.region-unknown", 400),
    /** The region was abolished: code, name, last year known. */
    REGION_GONE("authority.region-gone", 410),
    /** The region was abolished and another bears its name: code, name, year, code, name. */
    REGION_MOVED("authority.region-moved", 410),
    /** The certificate cannot be read or is no key to encrypt to: entry. */
    CERTIFICATE_WRONG("authority.certificate-wrong", 400),
    /** The certificate has run out: entry, day. */
    CERTIFICATE_EXPIRED("authority.certificate-expired", 409),
    /** Evidence is not the bytes that she sent. */
    EVIDENCE_CHANGED("authority.evidence-changed", 409),
    /** The file is no package of ours. */
    NO_PACKAGE("authority.no-package", 400);

    private final String code;
    private final int status;

    AuthorityError(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }
}
