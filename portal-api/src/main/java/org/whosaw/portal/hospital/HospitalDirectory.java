package org.whosaw.portal.hospital;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.Directory.AccountEntry;
import org.whosaw.portal.hospital.Directory.RecipientEntry;
import org.whosaw.portal.hospital.Directory.StaffEntry;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.hospital.Directory.TerminalEntry;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.hospital.DirectoryRows.AccountRow;
import org.whosaw.portal.hospital.DirectoryRows.RecipientRow;
import org.whosaw.portal.hospital.DirectoryRows.StaffRow;
import org.whosaw.portal.hospital.DirectoryRows.SystemRow;
import org.whosaw.portal.hospital.DirectoryRows.TerminalRow;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.vault.Vault;

/**
 * Upserts systems, terminals, staff, accounts and recipients by code. Each call is one transaction;
 * an entry at fault is answered and left out, the others are written.
 */
public final class HospitalDirectory {
    private static final Set<String> ACCOUNT_KINDS =
            Set.of("personal", "shared-account", "system", "unknown");
    private static final Set<String> EMPLOYER_KINDS =
            Set.of("hospital", "vendor", "on-site-agency", "property", "other");
    private static final Set<String> RECIPIENT_KINDS =
            Set.of(
                    "confinement-agency",
                    "photographer",
                    "souvenir-shop",
                    "insurer",
                    "public-health",
                    "vendor",
                    "property",
                    "research",
                    "court",
                    "other");
    private static final Set<String> RECIPIENT_ROLES = Set.of("entrusted", "independent", "joint");
    private static final int MAX_SHARERS = 500;

    private final Database database;
    private final Vault vault;
    private final BlindKeys keys;
    private final DirectoryLookup lookup;
    private final IdSource ids;
    private final Clock clock;
    private volatile OnwardListener onward = (tx, hospital, givers) -> {};

    public HospitalDirectory(
            Database database,
            Vault vault,
            BlindKeys keys,
            DirectoryLookup lookup,
            IdSource ids,
            Clock clock) {
        this.database = database;
        this.vault = vault;
        this.keys = keys;
        this.lookup = lookup;
        this.ids = ids;
        this.clock = clock;
    }

    /** Says who hears that recipients pass data on to somebody new. */
    public void tell(OnwardListener whom) {
        onward = whom;
    }

    /** Upserts systems. */
    public List<UpsertAnswer> putSystems(HospitalId hospital, List<SystemEntry> entries) {
        return upsert(entries, entry -> system(hospital, entry, false));
    }

    /** Upserts one of this portal's own places, which no hospital writes itself. */
    public void putOwnSystem(HospitalId hospital, SystemEntry entry) {
        upsert(List.of(entry), own -> system(hospital, own, true));
    }

    /** Upserts terminals. */
    public List<UpsertAnswer> putTerminals(HospitalId hospital, List<TerminalEntry> entries) {
        return upsert(entries, entry -> terminal(hospital, entry));
    }

    /** Upserts staff members. */
    public List<UpsertAnswer> putStaff(HospitalId hospital, List<StaffEntry> entries) {
        return upsert(entries, entry -> staff(hospital, entry));
    }

    /** Upserts accounts; their systems must be there. */
    public List<UpsertAnswer> putAccounts(HospitalId hospital, List<AccountEntry> entries) {
        return upsert(entries, entry -> account(hospital, entry));
    }

    /** Upserts recipients. */
    public List<UpsertAnswer> putRecipients(HospitalId hospital, List<RecipientEntry> entries) {
        Set<String> givers = new TreeSet<>();
        return upsert(
                entries,
                entry -> recipient(hospital, entry, givers),
                tx -> {
                    if (!givers.isEmpty()) {
                        onward.passesOn(tx, hospital, givers);
                    }
                });
    }

    /**
     * Returns the recipient that an employer is: the one of {@code code}, else the one of that
     * name, else a new one, for whoever works here for another house receives what she sees.
     */
    public long recipientOfEmployer(HospitalId hospital, String employer, @Nullable String code) {
        Optional<RecipientCard> known =
                code == null ? Optional.empty() : lookup.recipient(hospital, code);
        return known.or(() -> named(hospital, employer))
                .or(
                        () -> {
                            putRecipients(hospital, List.of(ofEmployer(hospital, employer)));
                            return named(hospital, employer);
                        })
                .map(RecipientCard::id)
                .orElseThrow();
    }

    private Optional<RecipientCard> named(HospitalId hospital, String name) {
        return lookup.recipients(hospital).stream()
                .filter(card -> card.name().equals(name) || name.equals(card.nameEn()))
                .findFirst();
    }

    private RecipientEntry ofEmployer(HospitalId hospital, String employer) {
        byte[] digest = keys.content(hospital, employer);
        String code = "employer-" + java.util.HexFormat.of().formatHex(digest, 0, 6);
        return new RecipientEntry(
                code, employer, null, "other", null, null, null, null, null, Set.of(), null, null,
                null);
    }

    private <E> List<UpsertAnswer> upsert(List<E> entries, Function<E, Upsert> prepare) {
        return upsert(entries, prepare, tx -> {});
    }

    private <E> List<UpsertAnswer> upsert(
            List<E> entries, Function<E, Upsert> prepare, Consumer<Tx> last) {
        if (entries.size() > Upsert.MAX_ENTRIES) {
            throw new PortalException(HospitalError.TOO_MANY_ENTRIES, Upsert.MAX_ENTRIES);
        }
        List<UpsertAnswer> answers =
                Upsert.writeAll(database, entries.stream().map(prepare).toList(), last);
        lookup.clear();
        return answers;
    }

    private Upsert system(HospitalId hospital, SystemEntry entry, boolean own) {
        FieldChecks checks = new FieldChecks();
        String code = checks.required("code", entry.code(), FieldChecks.CODE);
        if (code.startsWith(DeskStaff.OWN_SYSTEMS) != own) {
            checks.add("code", "invalid");
        }
        String name = checks.required("name", entry.name(), FieldChecks.NAME);
        String nameEn = checks.optional("nameEn", entry.nameEn(), FieldChecks.NAME);
        String vendor = checks.optional("vendor", entry.vendor(), FieldChecks.NAME);
        String department = checks.optional("department", entry.department(), FieldChecks.NAME);
        String office = checks.optional("office", entry.office(), FieldChecks.NAME);
        String phone = checks.optional("phone", entry.phone(), FieldChecks.CODE);
        String custodian = checks.optional("custodian", entry.custodian(), FieldChecks.NAME);
        boolean covered = entry.covered() == null || entry.covered();
        String reason =
                checks.optional("notCoveredReason", entry.notCoveredReason(), FieldChecks.NAME);
        if (!covered && reason == null) {
            checks.add("notCoveredReason", "required");
        }
        String rhythm =
                checks.coded("rhythm", Rhythm.class, entry.rhythm()).map(Rhythm::code).orElse(null);
        if (!checks.isClear()) {
            return Upsert.rejected(checks);
        }
        SystemRow row =
                new SystemRow(
                        ids.next(),
                        hospital.value(),
                        code,
                        name,
                        nameEn,
                        vendor,
                        department,
                        office,
                        phone,
                        vault.of(hospital).sealNullable("source_system.custodian", custodian),
                        covered ? 1 : 0,
                        reason,
                        rhythm,
                        keys.content(
                                name,
                                nameEn,
                                vendor,
                                department,
                                office,
                                phone,
                                custodian,
                                covered,
                                reason,
                                rhythm),
                        now());
        return Upsert.of(
                tx -> {
                    DirectoryDao dao = tx.dao(DirectoryDao.class);
                    Optional<SystemRow> old = dao.system(hospital.value(), code);
                    return write(
                            old.map(SystemRow::contentHash).orElse(null),
                            row.contentHash(),
                            () -> dao.putSystem(row));
                });
    }

    private Upsert terminal(HospitalId hospital, TerminalEntry entry) {
        FieldChecks checks = new FieldChecks();
        String code = checks.required("code", entry.code(), FieldChecks.CODE);
        String place = checks.required("place", entry.place(), FieldChecks.NAME);
        String placeEn = checks.optional("placeEn", entry.placeEn(), FieldChecks.NAME);
        String department = checks.optional("department", entry.department(), FieldChecks.NAME);
        if (!checks.isClear()) {
            return Upsert.rejected(checks);
        }
        TerminalRow row =
                new TerminalRow(
                        ids.next(),
                        hospital.value(),
                        code,
                        place,
                        placeEn,
                        department,
                        entry.shared() ? 1 : 0,
                        entry.semiOpen() ? 1 : 0,
                        keys.content(place, placeEn, department, entry.shared(), entry.semiOpen()),
                        now());
        return Upsert.of(
                tx -> {
                    DirectoryDao dao = tx.dao(DirectoryDao.class);
                    Optional<TerminalRow> old = dao.terminal(hospital.value(), code);
                    return write(
                            old.map(TerminalRow::contentHash).orElse(null),
                            row.contentHash(),
                            () -> dao.putTerminal(row));
                });
    }

    private Upsert staff(HospitalId hospital, StaffEntry entry) {
        FieldChecks checks = new FieldChecks();
        String staffId = checks.required("staffId", entry.staffId(), FieldChecks.CODE);
        String name = checks.required("name", entry.name(), FieldChecks.NAME);
        String role = checks.required("role", entry.role(), FieldChecks.CODE);
        String title = checks.optional("title", entry.title(), FieldChecks.CODE);
        String department = checks.optional("department", entry.department(), FieldChecks.NAME);
        String employer = checks.optional("employer", entry.employer(), FieldChecks.NAME);
        checks.oneOf("employerKind", entry.employerKind(), EMPLOYER_KINDS);
        String recipient =
                checks.optional("employerRecipient", entry.employerRecipient(), FieldChecks.CODE);
        if (!checks.isClear()) {
            return Upsert.rejected(checks);
        }
        StaffRow row =
                new StaffRow(
                        keys.staff(hospital, staffId),
                        hospital.value(),
                        vault.of(hospital).seal("staff.staff_id", staffId),
                        vault.of(hospital).seal(DirectoryLookup.STAFF_NAME, name),
                        role,
                        title,
                        department,
                        employer,
                        entry.employerKind(),
                        recipient,
                        keys.content(
                                name,
                                role,
                                title,
                                department,
                                employer,
                                entry.employerKind(),
                                recipient),
                        now());
        return Upsert.of(
                tx -> {
                    DirectoryDao dao = tx.dao(DirectoryDao.class);
                    Optional<StaffRow> old = dao.staff(row.staffKey());
                    return write(
                            old.map(StaffRow::contentHash).orElse(null),
                            row.contentHash(),
                            () -> dao.putStaff(row));
                });
    }

    private Upsert account(HospitalId hospital, AccountEntry entry) {
        FieldChecks checks = new FieldChecks();
        String system = checks.required("system", entry.system(), FieldChecks.CODE);
        String account = checks.required("account", entry.account(), FieldChecks.NAME);
        String kind = checks.required("kind", entry.kind(), FieldChecks.CODE);
        checks.oneOf("kind", kind, ACCOUNT_KINDS);
        String department = checks.optional("department", entry.department(), FieldChecks.NAME);
        if (entry.staffIds().size() > MAX_SHARERS) {
            checks.tooLong("staffIds", MAX_SHARERS);
        }
        Optional<SystemCard> card =
                checks.isClear() ? lookup.system(hospital, system) : Optional.empty();
        if (card.isEmpty() && checks.isClear()) {
            checks.add("system", "unknown-reference");
        }
        if (card.isEmpty() || !checks.isClear()) {
            return Upsert.rejected(checks);
        }
        ByteArrayOutputStream staffKeys = new ByteArrayOutputStream();
        entry.staffIds().forEach(id -> staffKeys.writeBytes(keys.staff(hospital, id.strip())));
        AccountRow row =
                new AccountRow(
                        keys.account(hospital, system, account),
                        hospital.value(),
                        card.get().id(),
                        vault.of(hospital).seal("account.account", account),
                        kind,
                        staffKeys.toByteArray(),
                        department,
                        keys.content(kind, entry.staffIds(), department),
                        now());
        return Upsert.of(
                tx -> {
                    DirectoryDao dao = tx.dao(DirectoryDao.class);
                    Optional<AccountRow> old = dao.account(row.accountKey());
                    return write(
                            old.map(AccountRow::contentHash).orElse(null),
                            row.contentHash(),
                            () -> dao.putAccount(row));
                });
    }

    private Upsert recipient(HospitalId hospital, RecipientEntry entry, Set<String> givers) {
        FieldChecks checks = new FieldChecks();
        String code = checks.required("code", entry.code(), FieldChecks.CODE);
        String name = checks.required("name", entry.name(), FieldChecks.NAME);
        String nameEn = checks.optional("nameEn", entry.nameEn(), FieldChecks.NAME);
        String kind = checks.required("kind", entry.kind(), FieldChecks.CODE);
        checks.oneOf("kind", kind, RECIPIENT_KINDS);
        checks.oneOf("role", entry.role(), RECIPIENT_ROLES);
        String uscc = checks.optional("uscc", entry.uscc(), 32);
        String contact = checks.optional("contact", entry.contact(), FieldChecks.NAME);
        String country = checks.optional("country", entry.country(), 8);
        String purpose = checks.optional("purpose", entry.purpose(), FieldChecks.NAME);
        String retention = checks.optional("retention", entry.retention(), FieldChecks.NAME);
        String onwardOf = checks.optional("onwardOf", entry.onwardOf(), FieldChecks.CODE);
        if (code.equals(onwardOf)) {
            checks.add("onwardOf", "malformed");
        }
        if (!checks.isClear()) {
            return Upsert.rejected(checks);
        }
        long elements = Element.toBits(entry.elements());
        String end = entry.contractEnd() == null ? null : entry.contractEnd().toString();
        RecipientRow row =
                new RecipientRow(
                        ids.next(),
                        hospital.value(),
                        code,
                        name,
                        nameEn,
                        kind,
                        entry.role(),
                        uscc,
                        contact,
                        country,
                        purpose,
                        elements,
                        retention,
                        end,
                        onwardOf,
                        keys.content(
                                name,
                                nameEn,
                                kind,
                                entry.role(),
                                uscc,
                                contact,
                                country,
                                purpose,
                                elements,
                                retention,
                                end,
                                onwardOf),
                        now());
        return Upsert.of(tx -> writeRecipient(tx, row, givers));
    }

    private Upsert.Outcome writeRecipient(Tx tx, RecipientRow row, Set<String> givers) {
        DirectoryDao dao = tx.dao(DirectoryDao.class);
        Optional<RecipientRow> old = dao.recipient(row.hospitalId(), row.code());
        String giver = row.onwardOf();
        if (giver != null && !giver.equals(old.map(RecipientRow::onwardOf).orElse(null))) {
            givers.add(giver);
        }
        return write(
                old.map(RecipientRow::contentHash).orElse(null),
                row.contentHash(),
                () -> dao.putRecipient(row));
    }

    private Upsert.Outcome write(byte @Nullable [] stored, byte[] fresh, Runnable put) {
        UpsertAnswer.Status status = Upsert.compare(stored, fresh);
        if (status != UpsertAnswer.Status.UNCHANGED) {
            put.run();
        }
        return Upsert.Outcome.of(status);
    }

    private long now() {
        return Micros.of(clock.instant());
    }
}
