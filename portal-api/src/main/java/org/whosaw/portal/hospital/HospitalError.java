package org.whosaw.portal.hospital;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of the hospital room. */
public enum HospitalError implements ErrorCode {
    HOSPITAL_UNKNOWN("hospital.unknown", 404),
    HOSPITAL_EXISTS("hospital.exists", 409),
    PATIENT_UNKNOWN("patient.unknown", 404),
    TOO_MANY_ENTRIES("directory.too-many-entries", 413);

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
