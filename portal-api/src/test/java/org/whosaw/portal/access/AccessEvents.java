package org.whosaw.portal.access;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.Purpose;

/** Builds events for tests: {@code anAccessEvent("e1").about("M1").by("N1").build()}. */
public final class AccessEvents {
    private final String id;
    private Instant at = HospitalFixture.NOW.minusSeconds(3600);
    private AccessorClaim who =
            new AccessorClaim(null, "N1", "李静", "nurse", "产科", null, null, AccountKind.PERSONAL);
    private Set<Element> elements = Set.of(Element.NAME, Element.PHONE);
    private Set<DataCategory> categories = Set.of();
    private List<SubjectKey> subjects = List.of(SubjectKey.mrn("M1"));
    private String system = "HIS";
    private AccessAction action = AccessAction.VIEW;
    private String terminal = "T1";
    private String address = "10.0.0.7";
    private Long sequence;
    private Integer listed;

    private AccessEvents(String id) {
        this.id = id;
    }

    public static AccessEvents anAccessEvent(String id) {
        return new AccessEvents(id);
    }

    public AccessEvents at(Instant time) {
        at = time;
        return this;
    }

    public AccessEvents minutesAgo(long minutes) {
        return at(HospitalFixture.NOW.minusSeconds(60 * minutes));
    }

    public AccessEvents by(String staffId) {
        who = new AccessorClaim(null, staffId, null, null, null, null, null, AccountKind.PERSONAL);
        return this;
    }

    public AccessEvents by(AccessorClaim claim) {
        who = claim;
        return this;
    }

    public AccessEvents showing(Element... shown) {
        elements = Set.of(shown);
        return this;
    }

    public AccessEvents ofKind(DataCategory... kinds) {
        categories = Set.of(kinds);
        return this;
    }

    public AccessEvents about(String... mrns) {
        subjects = Arrays.stream(mrns).map(SubjectKey::mrn).toList();
        return this;
    }

    public AccessEvents about(SubjectKey... keys) {
        subjects = List.of(keys);
        return this;
    }

    public AccessEvents through(String code) {
        system = code;
        return this;
    }

    public AccessEvents doing(AccessAction done) {
        action = done;
        return this;
    }

    public AccessEvents from(String code) {
        terminal = code;
        return this;
    }

    public AccessEvents fromAddress(String ip) {
        address = ip;
        return this;
    }

    public AccessEvents numbered(long number) {
        sequence = number;
        return this;
    }

    /** Says that it is a part of a list that showed so many. */
    public AccessEvents listed(int whole) {
        listed = whole;
        return this;
    }

    public AccessEvent build() {
        return new AccessEvent(
                id,
                sequence,
                at,
                system,
                terminal,
                address,
                who,
                action,
                Purpose.TREATMENT,
                categories,
                elements,
                false,
                null,
                null,
                AccessOutcome.SUCCESS,
                subjects,
                null,
                listed);
    }
}
