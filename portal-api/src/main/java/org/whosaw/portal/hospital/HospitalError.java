package org.whosaw.portal.hospital;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of the hospital room. */
public enum HospitalError implements ErrorCode {
    HOSPITAL_UNKNOWN("hospital.unknown", 404),
    HOSPITAL_EXISTS("hospital.exists", 409),
    PATIENT_UNKNOWN("patient.unknown", 404),
    TOO_MANY_ENTRIES("directory.too-many-entries", 413),
    /** It is not on record who in the directory this login is, so nobody knows what is her own. */
    DESK_NOT_LINKED("hospital.desk-not-linked", 403),
    /** Nobody says herself who in the directory she is. */
    DESK_LINK_OWN("hospital.desk-link-own", 403),
    /** It is on record already who this login is; only the command line changes that. */
    DESK_LINK_THERE("hospital.desk-link-there", 409);

    private final String code;
    private final int status;

    HospitalError(String code, int status) {
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
