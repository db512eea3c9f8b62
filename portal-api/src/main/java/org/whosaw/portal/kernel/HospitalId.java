package org.whosaw.portal.kernel;

/** Identifies a hospital that this portal serves. */
public record HospitalId(long value) {}
