package org.whosaw.portal.outbox;

/** Says that an envelope was not taken, and whether trying again may help. */
public final class CourierException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean lasting;

    private CourierException(String code, boolean lasting) {
        super(code, null, false, false);
        this.lasting = lasting;
    }

    /** Returns a failure that may pass: {@code code} without personal data, {@code http-503}. */
    public static CourierException passing(String code) {
        return new CourierException(code, false);
    }

    /** Returns a failure that will stay: the envelope is parked for a person to look at. */
    public static CourierException lasting(String code) {
        return new CourierException(code, true);
    }

    /** Says whether trying again cannot help. */
    public boolean isLasting() {
        return lasting;
    }
}
