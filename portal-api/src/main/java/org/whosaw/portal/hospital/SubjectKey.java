package org.whosaw.portal.hospital;

/**
 * Names a person as a source system does: by medical record number or by another identifier. Holds
 * a personal identifier, so it never prints it.
 *
 * @param system {@link #MRN}, or the identifier's system as FHIR has it (a URI or a short code)
 * @param value the identifier, trimmed, 1 to 200 characters
 */
public record SubjectKey(String system, String value) {
    /** The system of medical record numbers of the hospital itself. */
    public static final String MRN = "mrn";

    /** Returns the key of a medical record number. */
    public static SubjectKey mrn(String value) {
        return new SubjectKey(MRN, value);
    }

    @Override
    public String toString() {
        return "SubjectKey[" + (system.equals(MRN) ? MRN : "identifier") + "]";
    }
}
