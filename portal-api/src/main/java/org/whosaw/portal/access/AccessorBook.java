package org.whosaw.portal.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.DictionaryDao.AccessorRow;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.hospital.BlindKeys;
import org.whosaw.portal.hospital.DirectoryCards.AccountCard;
import org.whosaw.portal.hospital.DirectoryCards.StaffCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.hospital.HospitalDirectory;
import org.whosaw.portal.hospital.HospitalRegistry;
import org.whosaw.portal.hospital.PersonName;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Remembered;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.vault.Vault;

/**
 * The dictionary of who looked: joins what a source says with what the directory knows and keeps
 * each result once. Safe for threads.
 */
final class AccessorBook {
    private static final String NAME = "accessor.name";
    private static final String ON_BEHALF_OF = "accessor.on_behalf_of";

    private final Database database;
    private final Vault vault;
    private final Pseudonymizer pseudonymizer;
    private final BlindKeys keys;
    private final DirectoryLookup lookup;
    private final HospitalDirectory directory;
    private final HospitalRegistry hospitals;
    private final IdSource ids;
    // A minute, for another node's directory upserts; this node's change the version at once.
    private final Cache<Claimed, Accessor> byClaim =
            Caffeine.newBuilder()
                    .maximumSize(50_000)
                    .expireAfterWrite(Duration.ofMinutes(1))
                    .build();
    private final Remembered<Long, Accessor> byId = Remembered.forGood(50_000);

    private record Claimed(
            HospitalId hospital, String system, AccessorClaim claim, long directoryVersion) {}

    AccessorBook(
            Database database,
            Vault vault,
            Pseudonymizer pseudonymizer,
            BlindKeys keys,
            DirectoryLookup lookup,
            HospitalDirectory directory,
            HospitalRegistry hospitals,
            IdSource ids) {
        this.database = database;
        this.vault = vault;
        this.pseudonymizer = pseudonymizer;
        this.keys = keys;
        this.lookup = lookup;
        this.directory = directory;
        this.hospitals = hospitals;
        this.ids = ids;
    }

    /** Returns the snapshot of a claim, writing it when it is new. Not for use in a transaction. */
    Accessor resolve(HospitalId hospital, String system, AccessorClaim claim) {
        Claimed key = new Claimed(hospital, system, claim, lookup.version());
        Accessor hit = byClaim.getIfPresent(key);
        if (hit != null) {
            return hit;
        }
        Accessor fresh = keep(hospital, system, claim);
        byClaim.put(key, fresh);
        return fresh;
    }

    /** Returns the snapshot of an id. Not for use in a transaction. */
    Accessor get(long id) {
        Accessor hit = byId.ifKnown(id);
        return hit != null ? hit : database.read(tx -> get(tx, id));
    }

    /** Returns the snapshot of an id, read in the caller's own reading when it is not at hand. */
    Accessor get(Tx tx, long id) {
        Accessor hit = byId.ifKnown(id);
        if (hit != null) {
            return hit;
        }
        Accessor read =
                tx.dao(DictionaryDao.class)
                        .accessor(id)
                        .map(row -> open(tx, row))
                        .orElseThrow(() -> new IllegalStateException("no such accessor"));
        byId.put(id, read);
        return read;
    }

    private Accessor keep(HospitalId hospital, String system, AccessorClaim claim) {
        Optional<AccountCard> account =
                Optional.ofNullable(claim.account())
                        .flatMap(code -> lookup.account(hospital, system, code));
        Optional<StaffCard> staff = staff(hospital, claim, account);
        AccountKind kind = kind(claim, account);
        String name =
                kind == AccountKind.SHARED_ACCOUNT
                        ? claim.account()
                        : first(claim.name(), staff.map(StaffCard::name));
        String role = first(claim.role(), staff.map(StaffCard::role));
        String department =
                first(
                        first(claim.department(), staff.map(StaffCard::department)),
                        account.map(AccountCard::department));
        String employer =
                foreign(hospital, first(claim.employer(), staff.map(StaffCard::employer)));
        Long recipient =
                employer == null
                        ? null
                        : directory.recipientOfEmployer(
                                hospital,
                                employer,
                                staff.map(StaffCard::employerRecipient).orElse(null));
        byte[] key = key(hospital, system, claim, kind, staff);
        byte[] fingerprint =
                fingerprint(
                        key,
                        hospital.toString(),
                        name,
                        role,
                        department,
                        employer,
                        claim.onBehalfOf(),
                        kind,
                        recipient);
        AccessorRow row =
                new AccessorRow(
                        ids.next(),
                        fingerprint,
                        hospital.value(),
                        key,
                        vault.of(hospital).sealNullable(NAME, name),
                        role,
                        department,
                        employer,
                        vault.of(hospital).sealNullable(ON_BEHALF_OF, claim.onBehalfOf()),
                        kind.ordinal(),
                        recipient);
        return get(write(row));
    }

    private byte[] fingerprint(
            byte[] key,
            String hospital,
            @Nullable String name,
            @Nullable String role,
            @Nullable String department,
            @Nullable String employer,
            @Nullable String onBehalfOf,
            AccountKind kind,
            @Nullable Long recipient) {
        return pseudonymizer.index(
                "accessor",
                HexFormat.of().formatHex(key),
                hospital,
                Objects.toString(name),
                Objects.toString(role),
                Objects.toString(department),
                Objects.toString(employer),
                Objects.toString(onBehalfOf),
                kind.name(),
                Objects.toString(recipient));
    }

    /** Names each row that is not what its fingerprint was made of. */
    void faults(Tx tx, Consumer<String> found) {
        tx.dao(DictionaryDao.class)
                .accessors()
                .forEach(
                        row -> {
                            if (!fits(tx, row)) {
                                found.accept("accessor " + row.id());
                            }
                        });
    }

    private boolean fits(Tx tx, AccessorRow row) {
        Vault.Compartment names = vault.of(new HospitalId(row.hospitalId()));
        try {
            byte[] made =
                    fingerprint(
                            row.accessorKey(),
                            new HospitalId(row.hospitalId()).toString(),
                            names.openNullable(tx, NAME, row.name()),
                            row.role(),
                            row.department(),
                            row.employer(),
                            names.openNullable(tx, ON_BEHALF_OF, row.onBehalfOf()),
                            AccountKind.values()[row.identity()],
                            row.recipientId());
            return Arrays.equals(made, row.fingerprint());
        } catch (PortalException e) {
            return false; // what was sealed does not open
        }
    }

    private long write(AccessorRow row) {
        Optional<Long> known =
                database.read(tx -> tx.dao(DictionaryDao.class).usableAccessor(row.fingerprint()));
        return known.orElseGet(
                () ->
                        database.inTransaction(
                                tx -> {
                                    DictionaryDao dao = tx.dao(DictionaryDao.class);
                                    if (dao.fetchAccessor(row.fingerprint()) == 0) {
                                        dao.addAccessor(row);
                                    }
                                    return dao.accessorOf(row.fingerprint()).orElseThrow();
                                }));
    }

    private Optional<StaffCard> staff(
            HospitalId hospital, AccessorClaim claim, Optional<AccountCard> account) {
        if (claim.staffId() != null) {
            return lookup.staff(hospital, claim.staffId());
        }
        // Only an account that belongs to exactly one person says who sat there.
        return account.filter(card -> card.kind().equals(AccountKind.PERSONAL.code()))
                .filter(card -> card.staffKeys().size() == 1)
                .flatMap(card -> lookup.staff(card.staffKeys().get(0)));
    }

    private static AccountKind kind(AccessorClaim claim, Optional<AccountCard> account) {
        if (claim.identity() != null) {
            return claim.identity();
        }
        Optional<AccountKind> known =
                account.flatMap(card -> Coded.parse(AccountKind.class, card.kind()));
        return known.orElse(claim.staffId() != null ? AccountKind.PERSONAL : AccountKind.UNKNOWN);
    }

    private byte[] key(
            HospitalId hospital,
            String system,
            AccessorClaim claim,
            AccountKind kind,
            Optional<StaffCard> staff) {
        if (kind == AccountKind.PERSONAL && staff.isPresent()) {
            return staff.get().key();
        }
        if (claim.account() != null) {
            return keys.account(hospital, system, claim.account());
        }
        if (claim.staffId() != null) {
            return keys.staff(hospital, claim.staffId());
        }
        return pseudonymizer.index(
                "accessor.named",
                hospital.toString(),
                Objects.toString(claim.name(), system),
                Objects.toString(claim.role()),
                Objects.toString(claim.department()),
                Objects.toString(claim.employer()));
    }

    private @Nullable String foreign(HospitalId hospital, @Nullable String employer) {
        if (employer == null) {
            return null;
        }
        boolean own =
                hospitals
                        .find(hospital)
                        .filter(
                                h ->
                                        employer.equals(h.name())
                                                || employer.equals(h.code())
                                                || employer.equals(h.nameEn()))
                        .isPresent();
        return own || employer.equals("hospital") ? null : employer;
    }

    private static @Nullable String first(@Nullable String claimed, Optional<String> known) {
        return claimed != null ? claimed : known.orElse(null);
    }

    private Accessor open(Tx tx, AccessorRow row) {
        Vault.Compartment names = vault.of(new HospitalId(row.hospitalId()));
        AccountKind kind = AccountKind.values()[row.identity()];
        String name = names.openNullable(tx, NAME, row.name());
        String principal = names.openNullable(tx, ON_BEHALF_OF, row.onBehalfOf());
        return new Accessor(
                row.id(),
                row.fingerprint(),
                row.accessorKey(),
                name == null ? null : shown(kind, name),
                row.role(),
                row.department(),
                row.employer(),
                principal == null ? null : PrincipalName.shown(principal),
                kind,
                row.recipientId());
    }

    private static @Nullable String shown(AccountKind kind, String name) {
        return switch (kind) {
            case PERSONAL, UNKNOWN -> PersonName.mask(name);
            // A shared account is named by its code alone: the source's name is of one sharer.
            case SYSTEM, SHARED_ACCOUNT -> name;
        };
    }
}
