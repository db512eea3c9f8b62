package org.whosaw.portal.demo.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.demo.cast.DemoRecipient;
import org.whosaw.portal.demo.cast.DemoSystem;
import org.whosaw.portal.demo.cast.Dice;
import org.whosaw.portal.demo.cast.Unit;
import org.whosaw.portal.demo.world.Journey.Outcome;
import org.whosaw.portal.demo.world.Journey.Stay;
import org.whosaw.portal.demo.world.PlantedWrong.Kind;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.withheld.Deferral;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.Purpose;

/** Writes what was given to outside parties about one family on one day. */
final class Handovers {
    private static final Set<Element> SOLD =
            Set.of(Element.NAME, Element.PHONE, Element.NEWBORN_BIRTH_DATE);

    private final LocalDate day;
    private final EnumMap<DemoSystem, Long> sequences;
    private final List<Provision> provisions;
    private final List<PlantedWrong> wrongs;

    Handovers(
            LocalDate day,
            EnumMap<DemoSystem, Long> sequences,
            List<Provision> provisions,
            List<PlantedWrong> wrongs) {
        this.day = day;
        this.sequences = sequences;
        this.provisions = provisions;
        this.wrongs = wrongs;
    }

    /** Writes one family's day; {@code seed} decides what befell them. */
    void write(long seed, Journey journey) {
        Dice dice = Dice.at(seed, 20, journey.number());
        boolean hasPrivateCover = dice.chance(0.2);
        boolean isSold = journey.story() == Story.PHOTOGRAPHER || dice.chance(0.35);
        Stay stay = journey.stay();
        if (journey.companion() != null) {
            visitorList(journey, journey.companion());
        }
        if (journey.isInsured() && day.equals(stay.discharged().toLocalDate())) {
            settlement(journey);
        }
        if (stay.outcome() != Outcome.LIVE_BIRTH) {
            return;
        }
        LocalDate born = stay.delivered().toLocalDate();
        if (day.equals(born.plusDays(1))) {
            birthCertificate(journey);
            if (journey.hasBookedAgency()) {
                booking(journey);
            }
        }
        if (hasPrivateCover && day.equals(stay.discharged().toLocalDate().plusDays(2))) {
            claim(journey);
        }
        if (isSold && stay.ward() == Unit.WARD_1 && !journey.hasBookedAgency()) {
            sale(journey, (int) (day.toEpochDay() - born.toEpochDay()), dice.chance(0.6));
        }
    }

    private void visitorList(Journey journey, PatientEntry companion) {
        LocalDateTime at = journey.stay().admitted().plusMinutes(40);
        if (at.toLocalDate().equals(day)) {
            add(
                    new Draft(
                                    stem(journey),
                                    "fk",
                                    at.toInstant(DemoOptions.OFFSET),
                                    DemoRecipient.PROPERTY,
                                    Purpose.OPERATIONS,
                                    List.of(journey.key(), SubjectKey.mrn(companion.mrn())))
                            .basis(LegalBasis.CONTRACT, null)
                            .shown(Set.of(Element.NAME, Element.PHONE, Element.WARD), "paper")
                            .until(day.plusDays(10)));
        }
    }

    private void settlement(Journey journey) {
        add(
                provision("yb", journey, 16, DemoRecipient.INSURANCE_FUND, Purpose.INSURANCE_CLAIM)
                        .basis(LegalBasis.STATUTORY_DUTY, "社会保险法 29")
                        .shown(
                                Set.of(
                                        Element.NAME,
                                        Element.ID_NUMBER,
                                        Element.BILL,
                                        Element.VISITS,
                                        Element.DIAGNOSIS),
                                "interface")
                        .until(day.plusYears(15)));
    }

    private void birthCertificate(Journey journey) {
        add(
                provision(
                                "cs",
                                journey,
                                11,
                                DemoRecipient.HEALTH_COMMISSION,
                                Purpose.STATUTORY_REPORT)
                        .basis(LegalBasis.STATUTORY_DUTY, "母婴保健法 23")
                        .shown(
                                Set.of(
                                        Element.NAME,
                                        Element.ID_NUMBER,
                                        Element.NEWBORN_BIRTH_DATE,
                                        Element.NEWBORN_SEX,
                                        Element.DELIVERY),
                                "interface")
                        .about(journey.familyKeys()));
    }

    private void booking(Journey journey) {
        add(
                provision("yz", journey, 14, DemoRecipient.AGENCY, Purpose.CONFINEMENT_CARE)
                        .basis(LegalBasis.CONSENT, null)
                        .shown(
                                Set.of(
                                        Element.NAME,
                                        Element.PHONE,
                                        Element.WARD,
                                        Element.NEWBORN_BIRTH_DATE),
                                "file")
                        .until(day.plusDays(60))
                        .about(journey.familyKeys()));
    }

    private void claim(Journey journey) {
        add(
                provision("bx", journey, 15, DemoRecipient.INSURER, Purpose.INSURANCE_CLAIM)
                        .basis(LegalBasis.CONSENT, null)
                        .shown(
                                Set.of(
                                        Element.NAME,
                                        Element.ID_NUMBER,
                                        Element.BILL,
                                        Element.VISITS),
                                "file")
                        .until(day.plusYears(5)));
    }

    /** The chain of the clerk's file: agency, head office, photographer, souvenir shop. */
    private void sale(Journey journey, int days, boolean goesOn) {
        boolean isStory = journey.story() == Story.PHOTOGRAPHER;
        List<SubjectKey> family = journey.familyKeys();
        if (days == 2) {
            wrong(
                    Kind.PROVISION_WITHOUT_CONSENT,
                    provision("ya", journey, 18, DemoRecipient.AGENCY, Purpose.MARKETING)
                            .shown(SOLD, "file")
                            .count(11)
                            .about(family));
        } else if (days == 3) {
            wrong(
                    Kind.ONWARD_TRANSFER,
                    provision(
                                    "yb-zb",
                                    journey,
                                    9,
                                    DemoRecipient.AGENCY_HEAD_OFFICE,
                                    Purpose.MARKETING)
                            .shown(SOLD, "file")
                            .count(63)
                            .onwardOf("ya")
                            .about(family));
        } else if (days == 4 && (isStory || goesOn)) {
            wrong(
                    Kind.PROVISION_WITHOUT_CONSENT,
                    provision("ty", journey, 20, DemoRecipient.PHOTOGRAPHER, Purpose.PHOTOGRAPHY)
                            .shown(SOLD, "file")
                            .count(63)
                            .onwardOf("yb-zb")
                            .about(family));
        } else if (days == 6 && isStory) {
            wrong(
                    Kind.ONWARD_TRANSFER,
                    provision("xd", journey, 13, DemoRecipient.SOUVENIRS, Purpose.MARKETING)
                            .shown(SOLD, "file")
                            .count(63)
                            .onwardOf("ty")
                            .about(family));
        }
    }

    private static String stem(Journey journey) {
        return String.format("%07d", journey.number());
    }

    private Draft provision(
            String kind, Journey journey, int hour, DemoRecipient recipient, Purpose purpose) {
        return new Draft(
                stem(journey),
                kind,
                day.atTime(hour, 5 + journey.number() % 50).toInstant(DemoOptions.OFFSET),
                recipient,
                purpose,
                List.of(journey.key()));
    }

    void wrong(Kind kind, Draft draft) {
        add(draft);
        wrongs.add(
                new PlantedWrong(
                        kind,
                        DemoSystem.REGISTER.code(),
                        draft.id(),
                        draft.subjects.stream().map(SubjectKey::value).toList()));
    }

    void add(Draft draft) {
        provisions.add(draft.numbered(DayLog.next(sequences, DemoSystem.REGISTER)));
    }

    /** One provision that still lacks its number. */
    static final class Draft {
        private final String stem;
        private final String kind;
        private final Instant at;
        private final DemoRecipient recipient;
        private final Purpose purpose;
        private List<SubjectKey> subjects;
        private LegalBasis basis = LegalBasis.NOT_STATED;
        private @Nullable String article;
        private Set<Element> elements = Set.of();
        private @Nullable String method;
        private @Nullable Integer count;
        private @Nullable LocalDate keepUntil;
        private @Nullable LocalDate destroyedOn;
        private @Nullable String onwardOf;
        private @Nullable Deferral deferral;

        Draft(
                String stem,
                String kind,
                Instant at,
                DemoRecipient recipient,
                Purpose purpose,
                List<SubjectKey> subjects) {
            this.stem = stem;
            this.kind = kind;
            this.at = at;
            this.recipient = recipient;
            this.purpose = purpose;
            this.subjects = subjects;
        }

        Draft basis(LegalBasis ground, @Nullable String law) {
            basis = ground;
            article = law;
            return this;
        }

        Draft shown(Set<Element> names, String how) {
            elements = names;
            method = how;
            return this;
        }

        Draft until(LocalDate last) {
            keepUntil = last;
            return this;
        }

        Draft destroyed(@Nullable LocalDate on) {
            destroyedOn = on;
            return this;
        }

        Draft count(int persons) {
            count = persons;
            return this;
        }

        Draft onwardOf(String otherKind) {
            onwardOf = id(otherKind);
            return this;
        }

        Draft deferred(@Nullable Deferral why) {
            deferral = why;
            return this;
        }

        Draft about(List<SubjectKey> keys) {
            subjects = new ArrayList<>(keys);
            return this;
        }

        private String id() {
            return id(kind);
        }

        private String id(String ofKind) {
            return DemoSystem.REGISTER.code() + "-" + ofKind + "-" + stem;
        }

        private Provision numbered(long sequence) {
            return new Provision(
                    id(),
                    sequence,
                    at,
                    DemoSystem.REGISTER.code(),
                    recipient.code(),
                    purpose,
                    basis,
                    article,
                    elements,
                    method,
                    count == null ? (Integer) subjects.size() : count,
                    keepUntil,
                    destroyedOn,
                    onwardOf,
                    deferral,
                    subjects);
        }
    }
}
