package org.whosaw.portal.web.hospital;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.HospitalRegistry.Hospital;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.staff.StaffRegistry.Staff;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Chrome;
import org.whosaw.portal.web.page.Frame;
import org.whosaw.portal.web.page.Parts.Tab;
import org.whosaw.portal.web.session.Visit;

/** A member of the hospital's staff at the desk. */
public record StaffAtDesk(
        Visit visit, StaffPrincipal principal, Staff staff, Hospital hospital, Clock clock)
        implements Principal {

    /** The places of the desk, each for some roles. */
    public enum Place {
        COUNTER(
                "desk.place.counter",
                "/desk/counter",
                StaffRole.COUNTER,
                StaffRole.PRIVACY_OFFICER),
        MATCHING(
                "desk.place.matching",
                "/desk/matching",
                StaffRole.RECORDS,
                StaffRole.PRIVACY_OFFICER),
        FEEDS("desk.place.feeds", "/desk/feeds", StaffRole.IT, StaffRole.PRIVACY_OFFICER),
        QUESTIONS(
                "desk.place.questions",
                "/desk/questions",
                StaffRole.PRIVACY_OFFICER,
                StaffRole.AUDITOR),
        REQUESTS(
                "desk.place.requests",
                "/desk/requests",
                StaffRole.PRIVACY_OFFICER,
                StaffRole.RECORDS,
                StaffRole.AUDITOR),
        COMPLAINTS("desk.place.complaints", "/desk/complaints", StaffRole.PRIVACY_OFFICER),
        RECIPIENTS("desk.place.recipients", "/desk/recipients", StaffRole.PRIVACY_OFFICER),
        STOPS("desk.place.stops", "/desk/stops", StaffRole.PRIVACY_OFFICER),
        ENFORCEMENT(
                "desk.place.enforcement",
                "/desk/enforcement",
                StaffRole.IT,
                StaffRole.PRIVACY_OFFICER),
        /** May this person's data be given? For whoever hands lists out. */
        MAY_GIVE(
                "desk.place.may-give",
                "/desk/may-give",
                StaffRole.COUNTER,
                StaffRole.RECORDS,
                StaffRole.MEMBER,
                StaffRole.PRIVACY_OFFICER),
        WITHHELD("desk.place.withheld", "/desk/withheld", StaffRole.DEFERRALS),
        HOLDS("desk.place.holds", "/desk/holds", StaffRole.PRIVACY_OFFICER),
        ERASURE("desk.place.erasure", "/desk/erasure", StaffRole.PRIVACY_OFFICER),
        ACCOUNTS("desk.place.accounts", "/desk/accounts", StaffRole.IT),
        STAFF("desk.place.staff", "/desk/staff", StaffRole.PRIVACY_OFFICER, StaffRole.IT),
        /** Where her own account was used: for everybody who works here. */
        MY_ACCOUNT("desk.place.my-account", "/desk/my-account", StaffRole.values());

        private final String key;
        private final String href;
        private final StaffRole[] roles;

        Place(String key, String href, StaffRole... roles) {
            this.key = key;
            this.href = href;
            this.roles = roles;
        }

        /** Returns the key of its name. */
        String key() {
            return key;
        }

        /** Returns where it is. */
        public String href() {
            return href;
        }
    }

    public Words words() {
        return visit.words();
    }

    /** Returns the writer of times. */
    public Times times() {
        return new Times(words(), clock);
    }

    /** Passes when a role of hers leads to the place; forbidden otherwise. */
    public void require(Place place) {
        principal.require(place.roles);
    }

    /** Returns the places that her roles lead to. */
    public List<Place> places() {
        return Arrays.stream(Place.values()).filter(place -> principal.has(place.roles)).toList();
    }

    /**
     * Returns the chrome of a page.
     *
     * @param path where its language link leads, for a page that answers a form has no address
     */
    public Chrome chrome(String title, String path) {
        return new Frame(
                        visit.look(),
                        path,
                        visit.csrf(),
                        null,
                        false,
                        false,
                        hospital.phone(),
                        visit.demo())
                .deskChrome(title);
    }

    /** Returns the bar of a page that stands in {@code here}. */
    public DeskBar bar(@Nullable Place here) {
        List<Tab> tabs = new ArrayList<>();
        for (Place place : places()) {
            tabs.add(new Tab(words().get(place.key), place.href, place == here));
        }
        return new DeskBar(
                words().get("desk.house", "name", house()),
                tabs,
                staff.login() + " · " + staff.code(),
                mark("desk.mark"));
    }

    /** Returns her code and the time, worded by {@code key}. */
    public String mark(String key) {
        Instant now = clock.instant();
        return words().get(key, "code", staff.code(), "time", times().moment(now));
    }

    /** Returns the names of roles, joined. */
    public String roles(Staff of) {
        return Arrays.stream(StaffRole.values())
                .filter(of.roles()::contains)
                .map(role -> words().get("desk.role." + role.code()))
                .collect(Collectors.joining(words().get("list.comma")));
    }

    private String house() {
        String english = hospital.nameEn();
        return words().language().named(hospital.name(), english);
    }

    @Override
    public String getName() {
        return principal.getName();
    }

    @Override
    public String toString() {
        return "StaffAtDesk[" + getName() + "]";
    }
}
