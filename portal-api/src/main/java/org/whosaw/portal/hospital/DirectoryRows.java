package org.whosaw.portal.hospital;

import org.jspecify.annotations.Nullable;

/** The rows of the directory's tables, as they are stored: sealed and keyed. */
public final class DirectoryRows {
    private DirectoryRows() {}

    /** A row of {@code hospital}. */
    public record HospitalRow(
            long id,
            String code,
            String name,
            @Nullable String nameEn,
            @Nullable String office,
            @Nullable String phone,
            long createdAt) {}

    /** A row of {@code source_system}. */
    public record SystemRow(
            long id,
            long hospitalId,
            String code,
            String name,
            @Nullable String nameEn,
            @Nullable String vendor,
            @Nullable String department,
            @Nullable String office,
            @Nullable String phone,
            byte @Nullable [] custodian,
            int covered,
            @Nullable String notCoveredReason,
            @Nullable String rhythm,
            byte[] contentHash,
            long updatedAt) {}

    /** A row of {@code terminal}. */
    public record TerminalRow(
            long id,
            long hospitalId,
            String code,
            String place,
            @Nullable String placeEn,
            @Nullable String department,
            int shared,
            int semiOpen,
            byte[] contentHash,
            long updatedAt) {}

    /** A row of {@code staff}. */
    public record StaffRow(
            byte[] staffKey,
            long hospitalId,
            byte[] staffId,
            byte[] name,
            String role,
            @Nullable String title,
            @Nullable String department,
            @Nullable String employer,
            @Nullable String employerKind,
            @Nullable String employerRecipient,
            byte[] contentHash,
            long updatedAt) {}

    /** A row of {@code account}; {@code staffKeys} holds keys of 16 bytes one after the other. */
    public record AccountRow(
            byte[] accountKey,
            long hospitalId,
            long systemId,
            byte[] account,
            String kind,
            byte @Nullable [] staffKeys,
            @Nullable String department,
            byte[] contentHash,
            long updatedAt) {}

    /** A row of {@code recipient}. */
    public record RecipientRow(
            long id,
            long hospitalId,
            String code,
            String name,
            @Nullable String nameEn,
            String kind,
            @Nullable String role,
            @Nullable String uscc,
            @Nullable String contact,
            @Nullable String country,
            @Nullable String purpose,
            long elements,
            @Nullable String retention,
            @Nullable String contractEnd,
            @Nullable String onwardOf,
            byte[] contentHash,
            long updatedAt) {}

    /** A row of {@code person}. */
    public record PersonRow(
            long id,
            long hospitalId,
            String kind,
            byte[] mrnKey,
            byte[] mrn,
            byte[] name,
            byte @Nullable [] idNumberKey,
            byte @Nullable [] idNumber,
            byte @Nullable [] phoneKey,
            byte @Nullable [] phone,
            @Nullable Long phoneChangedAt,
            byte @Nullable [] birthDate,
            @Nullable String sex,
            @Nullable Long motherId,
            byte @Nullable [] motherKey,
            @Nullable Long deceasedAt,
            int loss,
            byte[] contentHash,
            long registeredAt,
            long updatedAt) {}

    /** A row of {@code encounter}. */
    public record EncounterRow(
            long id,
            byte[] encounterKey,
            long personId,
            String kind,
            long startedAt,
            @Nullable Long endedAt,
            @Nullable String department,
            @Nullable String ward,
            @Nullable String outcome,
            byte[] contentHash,
            long updatedAt) {}
}
