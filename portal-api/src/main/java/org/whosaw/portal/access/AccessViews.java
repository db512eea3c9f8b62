package org.whosaw.portal.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.Access.AccessorView;
import org.whosaw.portal.access.Access.SystemView;
import org.whosaw.portal.access.Access.TerminalView;
import org.whosaw.portal.access.Access.VisitSpan;
import org.whosaw.portal.access.AccessReasons.Explained;
import org.whosaw.portal.access.why.Answer;
import org.whosaw.portal.access.why.Look;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.hospital.DirectoryCards.TerminalCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.kernel.Remembered;
import org.whosaw.portal.text.Language;

/** Turns stored entries into what a patient sees. */
final class AccessViews {
    private static final AccessAction[] ACTIONS = AccessAction.values();
    private static final AccessOutcome[] OUTCOMES = AccessOutcome.values();
    private static final Purpose[] PURPOSES = Purpose.values();

    private final Pseudonymizer pseudonymizer;
    private final DirectoryLookup lookup;
    private final AccessorBook accessors;
    private final OriginBook origins;
    private final Remembered<Seen, AccessorView> seen = Remembered.forGood(100_000);

    // Compared some hundred times for one list: what a record makes of itself is slow until the
    // compiler has come to it, which takes longer than the first minute of a server.
    private record Seen(PersonId person, long accessorId, Language language) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Seen seen
                    && seen.accessorId == accessorId
                    && seen.person.value() == person.value()
                    && seen.language == language;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(person.value() * 31 + accessorId) * 31 + language.ordinal();
        }
    }

    AccessViews(
            Pseudonymizer pseudonymizer,
            DirectoryLookup lookup,
            AccessorBook accessors,
            OriginBook origins) {
        this.pseudonymizer = pseudonymizer;
        this.lookup = lookup;
        this.accessors = accessors;
        this.origins = origins;
    }

    Access of(
            StoredAccess row,
            VisitSpan visit,
            boolean child,
            Explained explained,
            Language language) {
        SystemCard system =
                lookup.system(row.systemId())
                        .orElseThrow(() -> new IllegalStateException("no such system"));
        Set<AccessFlag> flags = AccessFlag.fromBits(row.flags());
        if (child && !flags.contains(AccessFlag.APPROVED)) {
            flags.add(AccessFlag.NO_APPROVAL);
        }
        mark(flags, explained.answer());
        return new Access(
                Ids.format(IdPrefix.ACCESS, row.eventId()),
                Micros.instant(row.occurredAt()),
                ACTIONS[row.action()],
                OUTCOMES[row.outcome()],
                flags.contains(AccessFlag.EMERGENCY),
                PURPOSES[row.purpose()],
                DataCategory.fromBits(row.categories()),
                Element.fromBits(row.elements()),
                row.subjectCount(),
                visit,
                flags,
                new SystemView(
                        system.code(),
                        language.named(system.name(), system.nameEn()),
                        responsible(system)),
                terminal(system.hospital(), row.originId(), language),
                accessor(row.person(), row.accessorId(), language),
                explained.explanation(),
                row.person().code());
    }

    private static void mark(Set<AccessFlag> flags, Answer answer) {
        if (answer.look().isList()) {
            flags.add(AccessFlag.LIST_VIEW);
        }
        if (answer.look().way() == Look.Way.TAKEN) {
            flags.add(AccessFlag.EXPORT_OR_PRINT);
        }
        if (answer.isOutOfHours()) {
            flags.add(AccessFlag.OUT_OF_HOURS);
        }
    }

    /** Through what and from where a look was. */
    record Where(
            SystemCard system,
            @Nullable String terminal,
            @Nullable String place,
            @Nullable String placeEn) {}

    /** Returns through what and from where a look was. */
    Where where(HospitalId hospital, StoredAccess row) {
        SystemCard system =
                lookup.system(row.systemId())
                        .orElseThrow(() -> new IllegalStateException("no such system"));
        TerminalView here = terminal(hospital, row.originId(), Language.ZH_CN);
        TerminalView english = terminal(hospital, row.originId(), Language.EN);
        return new Where(
                system,
                here == null ? null : here.code(),
                here == null ? null : here.place(),
                english == null ? null : english.place());
    }

    /** Returns the network address that an entry came from, or null when none is on record. */
    @Nullable String address(StoredAccess row) {
        Long origin = row.originId();
        return origin == null ? null : origins.get(origin).ip();
    }

    /** Returns department and office of those who answer for it, once each. */
    private static @Nullable String responsible(SystemCard system) {
        String department = system.department();
        String office = system.office();
        if (office == null || department == null) {
            return office == null ? department : office;
        }
        return office.contains(department) ? office : department + " · " + office;
    }

    private @Nullable TerminalView terminal(
            HospitalId hospital, @Nullable Long originId, Language language) {
        String code = originId == null ? null : origins.get(originId).terminal();
        if (code == null) {
            return null;
        }
        return lookup.terminal(hospital, code)
                .map(card -> new TerminalView(code, place(card, language)))
                .orElse(new TerminalView(code, null));
    }

    private static @Nullable String place(TerminalCard card, Language language) {
        String place = card.place();
        return place == null ? null : language.named(place, card.placeEn());
    }

    /** Returns the telephone of the office that answers for the system, or null. */
    @Nullable String phone(StoredAccess row) {
        return lookup.system(row.systemId()).map(SystemCard::phone).orElse(null);
    }

    /** Returns the code under which a person sees who looked. */
    String code(PersonId person, long accessorId) {
        return accessor(person, accessorId, Language.ZH_CN).code();
    }

    private AccessorView accessor(PersonId person, long accessorId, Language language) {
        return seen.get(
                new Seen(person, accessorId, language),
                key -> {
                    Accessor who = accessors.get(accessorId);
                    return new AccessorView(
                            pseudonymizer.codeFor(person.value(), who.key()),
                            who.maskedName(),
                            who.role(),
                            who.department(),
                            employer(who, language),
                            who.onBehalfOf(),
                            who.identity());
                });
    }

    private @Nullable String employer(Accessor who, Language language) {
        String name = who.employer();
        Long recipient = who.recipientId();
        if (name == null || recipient == null || language != Language.EN) {
            return name;
        }
        return lookup.recipient(recipient).map(RecipientCard::nameEn).orElse(name);
    }
}
