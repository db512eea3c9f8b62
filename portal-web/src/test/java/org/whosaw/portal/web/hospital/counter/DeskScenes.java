package org.whosaw.portal.web.hospital.counter;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whosaw.portal.crypto.Secret;
import org.whosaw.portal.hospital.HospitalRegistry.Hospital;
import org.whosaw.portal.hospital.PersonKind;
import org.whosaw.portal.hospital.counter.CounterCodes;
import org.whosaw.portal.hospital.counter.CounterDesk;
import org.whosaw.portal.hospital.counter.CounterPerson;
import org.whosaw.portal.hospital.doubt.Doubt;
import org.whosaw.portal.hospital.doubt.Likeness;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.staff.StaffRegistry.Staff;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.web.hospital.ColleaguesUiState;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.hospital.DeskHomeUiState;
import org.whosaw.portal.web.hospital.DeskSignInUiState;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.matching.MatchingPage;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Look;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.session.Visit;

/** Makes the desk's pages in the states worth looking at. */
public final class DeskScenes {
    private static final Instant NOW = Instant.parse("2026-11-22T02:05:00Z");

    private final Words words;
    private final StaffAtDesk desk;
    private final CounterViews views;

    public DeskScenes(Language language) {
        HospitalId hospital = new HospitalId(1);
        Set<StaffRole> roles = Set.of(StaffRole.COUNTER, StaffRole.PRIVACY_OFFICER);
        words = Words.of(language);
        desk =
                new StaffAtDesk(
                        new Visit(
                                new Look(language, Look.Theme.LIGHT, false),
                                "/desk",
                                "cookie",
                                "token",
                                null,
                                false),
                        new StaffPrincipal(7, 8, hospital, roles),
                        new Staff(7, hospital, "li.min", "A17QX", roles, null),
                        new Hospital(
                                hospital,
                                "H1",
                                "市妇幼演示医院",
                                "Demo Maternity Hospital",
                                "信息保护办公室",
                                "0000-00000000"),
                        Clock.fixed(NOW, ZoneOffset.UTC));
        views = new CounterViews(desk, "https://whosaw.example", at -> at.mark("slip.mark"));
    }

    /** Returns all pages by name. */
    public Map<String, PageView> pages() {
        Map<String, PageView> pages = new LinkedHashMap<>();
        pages.put("desk-sign-in", signIn());
        pages.put("desk-home", home());
        pages.put("desk-staff", colleagues());
        pages.put("desk-matching", MatchingPage.waiting(desk, 3, "hers"));
        pages.put(
                "desk-matching-one",
                MatchingPage.one(
                        desk,
                        new Doubt(
                                "db_0000000000001",
                                "张*",
                                "154****0012",
                                Likeness.SAME_FAMILY_NAME,
                                "张*",
                                "1234",
                                "154****0012")));
        pages.put(
                "counter-search",
                views.search(views.attention("counter.none"), CounterDesk.Number.ID_NUMBER));
        CounterPerson zhang = person(PersonKind.PATIENT, "张*", "154****0012", List.of(NOW));
        pages.put("counter-person", views.person(zhang, null, CounterViews.Faults.NONE));
        pages.put(
                "counter-person-wrong",
                views.person(
                        zhang,
                        views.good("counter.wish.kept"),
                        new CounterViews.Faults(
                                words.get("counter.paper.missing"),
                                words.get("counter.paper.missing"),
                                words.get("counter.paper.missing"),
                                new Field("154", words.get("counter.phone.unreadable")),
                                new Field("", words.get("counter.wish.missing")))));
        pages.put(
                "counter-person-no-phone",
                views.person(
                        person(PersonKind.CONTACT, "王*", null, List.of()),
                        views.attention("counter.error.no-phone"),
                        CounterViews.Faults.NONE));
        pages.put(
                "counter-newborn",
                views.person(
                        person(PersonKind.NEWBORN, "张*之女", null, List.of()),
                        null,
                        CounterViews.Faults.NONE));
        pages.put(
                "counter-slip",
                views.slip(
                        new CounterCodes.Code(
                                Secret.of("K7QX-2M9P-4RTE"), NOW.plusSeconds(14 * 86_400L)),
                        words.get("slip.step-phone", "phone", "154****0012")));
        pages.put("counter-factor", views.secondFactor("12345678"));
        pages.put("counter-list", list());
        return pages;
    }

    private PageView list() {
        return views.page(
                "hospital/list",
                "counter.list",
                new PrintedListUiState(
                        desk.bar(StaffAtDesk.Place.COUNTER),
                        words.get("list.about", "name", "张*", "end", "1234"),
                        words.get("list.note", "count", 2),
                        List.of(
                                new PrintedListUiState.Line(
                                        desk.times().moment(NOW),
                                        "王* · 产科一病区 · 护士",
                                        "K7QX2",
                                        "电子病历系统 · 护士站",
                                        words.get("action.view") + " · 姓名、病程记录"),
                                new PrintedListUiState.Line(
                                        desk.times().moment(NOW.minusSeconds(9_000)),
                                        words.get("row.account", "name", "导诊台"),
                                        "M2P4R",
                                        "超声分诊排队系统 · 二楼分诊台",
                                        words.get("action.list") + " · 姓名、电话")),
                        desk.mark("slip.mark")));
    }

    private static CounterPerson person(
            PersonKind kind,
            String name,
            @org.jspecify.annotations.Nullable String phone,
            List<Instant> wishes) {
        return new CounterPerson(
                "opening",
                kind,
                name,
                "1234",
                phone,
                false,
                kind == PersonKind.NEWBORN,
                wishes,
                List.of());
    }

    private PageView signIn() {
        return new PageView(
                "hospital/sign-in",
                desk.visit().frame().deskChrome(words.get("desk.sign-in.headline")),
                new DeskSignInUiState(
                        new DeskBar(words.get("chrome.name"), List.of(), null, null),
                        new Note(
                                Icon.ALERT,
                                Tone.STOP,
                                words.get("desk.error.locked", "minutes", 4)),
                        "li.min"));
    }

    private PageView home() {
        return new PageView(
                "hospital/home",
                desk.chrome(words.get("desk.home.headline"), "/desk"),
                new DeskHomeUiState(
                        desk.bar(null),
                        words.get("desk.home.headline"),
                        words.get("desk.home.sub", "roles", desk.roles(desk.staff())),
                        null,
                        List.of(
                                Row.link(
                                        Icon.PERSON,
                                        words.get("desk.home.counter"),
                                        words.get("desk.home.counter.text"),
                                        "/desk/counter"),
                                Row.link(
                                        Icon.PEOPLE,
                                        words.get("desk.home.staff"),
                                        words.get("desk.home.staff.text"),
                                        "/desk/staff"))));
    }

    private PageView colleagues() {
        return new PageView(
                "hospital/colleagues",
                desk.chrome(words.get("desk.place.staff"), "/desk/staff"),
                new ColleaguesUiState(
                        desk.bar(StaffAtDesk.Place.STAFF),
                        words.get("colleagues.headline", "count", 1),
                        null,
                        List.of(
                                new ColleaguesUiState.Colleague(
                                        "7",
                                        "li.min",
                                        desk.roles(desk.staff()),
                                        words.get("colleagues.open"),
                                        false,
                                        words.get("colleagues.who.unknown"),
                                        true,
                                        Field.EMPTY),
                                new ColleaguesUiState.Colleague(
                                        "9",
                                        "zhao.lei",
                                        words.get("desk.role.records"),
                                        words.get(
                                                "colleagues.locked",
                                                "time",
                                                desk.times().moment(NOW.plusSeconds(240))),
                                        true,
                                        words.get("colleagues.who.known"),
                                        false,
                                        Field.EMPTY))));
    }
}
