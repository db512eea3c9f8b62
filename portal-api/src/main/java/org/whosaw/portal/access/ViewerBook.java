package org.whosaw.portal.access;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.whosaw.portal.access.why.Look;
import org.whosaw.portal.access.why.Look.Desk;
import org.whosaw.portal.access.why.Look.Way;
import org.whosaw.portal.access.why.Viewer;
import org.whosaw.portal.access.why.Viewer.Family;
import org.whosaw.portal.access.why.Viewer.Kind;
import org.whosaw.portal.hospital.BlindKeys;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.care.StaffKey;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.store.Tx;

/** Turns stored entries into looks that the rules of why can answer. Safe for threads. */
final class ViewerBook {
    /** Roles under which patients and their families stand in hospitals' logs. */
    private static final Set<String> FAMILY_ROLES =
            Set.of(
                    "patient",
                    "self",
                    "guardian",
                    "legal guardian",
                    "legal-guardian",
                    "parent",
                    "mother",
                    "father",
                    "relative",
                    "本人",
                    "患者",
                    "监护人",
                    "家属",
                    "父亲",
                    "母亲");

    /** This portal's own places among a hospital's systems; no hospital sends under these codes. */
    private static final Map<String, Desk> DESKS =
            Map.of(
                    "whosaw-questions", Desk.QUESTIONS,
                    "whosaw-requests", Desk.RIGHTS,
                    "whosaw-reviews", Desk.REVIEWS,
                    "whosaw-matching", Desk.MATCHING,
                    "whosaw-counter", Desk.COUNTER,
                    "whosaw-audit", Desk.AUDIT,
                    "whosaw-trial", Desk.TRIAL);

    private static final AccessAction[] ACTIONS = AccessAction.values();
    private static final Purpose[] PURPOSES = Purpose.values();

    private final AccessorBook accessors;
    private final OriginBook origins;
    private final DirectoryLookup lookup;
    private final PersonDirectory persons;
    private final BlindKeys keys;
    private final GuardiansThen guardians;

    ViewerBook(
            AccessorBook accessors,
            OriginBook origins,
            DirectoryLookup lookup,
            PersonDirectory persons,
            BlindKeys keys,
            GuardiansThen guardians) {
        this.accessors = accessors;
        this.origins = origins;
        this.lookup = lookup;
        this.persons = persons;
        this.keys = keys;
        this.guardians = guardians;
    }

    /** Returns the looks of entries, in their order, in the caller's own reading. */
    List<Look> looks(Tx tx, List<StoredAccess> rows) {
        List<Look> looks = new ArrayList<>(rows.size());
        for (StoredAccess row : rows) {
            looks.add(look(tx, row));
        }
        return looks;
    }

    private Look look(Tx tx, StoredAccess row) {
        Accessor who = accessors.get(tx, row.accessorId());
        boolean emergency = (row.flags() & AccessFlag.EMERGENCY.bit()) != 0;
        return new Look(
                row.eventId(),
                row.occurredAt(),
                new Viewer(
                        StaffKey.of(who.key()),
                        kind(tx, who),
                        who.department(),
                        who.recipientId() != null,
                        family(tx, row, who)),
                way(ACTIONS[row.action()]),
                PURPOSES[row.purpose()],
                row.subjectCount(),
                row.originId() != null && origins.get(tx, row.originId()).terminal() != null,
                emergency && row.reasoned(),
                (row.flags() & AccessFlag.APPROVED.bit()) != 0,
                desk(tx, row));
    }

    private Desk desk(Tx tx, StoredAccess row) {
        return lookup.system(tx, row.systemId())
                .map(system -> DESKS.getOrDefault(system.code(), Desk.NONE))
                .orElse(Desk.NONE);
    }

    private Kind kind(Tx tx, Accessor who) {
        return switch (who.identity()) {
            case PERSONAL -> Kind.PERSONAL;
            case SHARED_ACCOUNT -> Kind.SHARED;
            case UNKNOWN -> Kind.UNKNOWN;
            case SYSTEM -> lookup.isJob(tx, who.key()) ? Kind.LISTED_JOB : Kind.OTHER_JOB;
        };
    }

    static Way way(AccessAction action) {
        return switch (action) {
            case LIST -> Way.LISTED;
            case SEARCH -> Way.SEARCHED;
            case PRINT, EXPORT, COPY -> Way.TAKEN;
            case VIEW, CREATE, UPDATE, DELETE -> Way.OPENED;
        };
    }

    /** Families stand in a log by their record number; the role alone would prove nothing. */
    private Family family(Tx tx, StoredAccess row, Accessor who) {
        if (who.role() == null || !FAMILY_ROLES.contains(who.role().toLowerCase(Locale.ROOT))) {
            return Family.NOBODY;
        }
        SystemCard system = lookup.system(tx, row.systemId()).orElse(null);
        StaffKey key = StaffKey.of(who.key());
        if (system == null) {
            return Family.NOBODY;
        }
        if (isKeyOf(key, system, persons.recordNumber(tx, row.person()))) {
            return Family.HERSELF;
        }
        for (PersonId each : guardiansOf(tx, row)) {
            if (isKeyOf(key, system, persons.recordNumber(tx, each))) {
                return Family.GUARDIAN;
            }
        }
        return Family.NOBODY;
    }

    /** Returns who was her guardian then: the mother too, unless her link was blocked or over. */
    private Set<PersonId> guardiansOf(Tx tx, StoredAccess row) {
        Map<PersonId, Boolean> links = guardians.of(tx, row.person(), row.occurredAt());
        Set<PersonId> all = new LinkedHashSet<>();
        links.forEach(
                (guardian, holds) -> {
                    if (holds) {
                        all.add(guardian);
                    }
                });
        persons.motherOf(tx, row.person())
                .filter(mother -> links.getOrDefault(mother, true))
                .ifPresent(all::add);
        return all;
    }

    private boolean isKeyOf(StaffKey key, SystemCard system, Optional<String> mrn) {
        return mrn.isPresent()
                && (key.equals(StaffKey.of(keys.staff(system.hospital(), mrn.get())))
                        || key.equals(
                                StaffKey.of(
                                        keys.account(
                                                system.hospital(), system.code(), mrn.get()))));
    }
}
