package org.whosaw.portal.web.gallery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Frame.Owner;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Bar;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Fold;
import org.whosaw.portal.web.page.Parts.Look;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Parts.Tab;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.given.GivenUiState;
import org.whosaw.portal.web.patient.given.RecipientUiState;
import org.whosaw.portal.web.patient.given.RecipientUiState.ChainNode;
import org.whosaw.portal.web.patient.knew.KnewUiState;
import org.whosaw.portal.web.patient.overview.OverviewUiState;
import org.whosaw.portal.web.patient.timeline.EntryUiState;
import org.whosaw.portal.web.patient.timeline.ProtectedUiState;
import org.whosaw.portal.web.patient.timeline.TimelineUiState;

/** Makes the pages about who looked and who received. */
final class PatientGallery {
    private final Gallery gallery;
    private final Words words;

    PatientGallery(Gallery gallery) {
        this.gallery = gallery;
        this.words = gallery.words();
    }

    void add() {
        overview();
        timeline();
        entry();
        given();
        knew();
        locked();
    }

    private void overview() {
        OverviewUiState full =
                new OverviewUiState(
                        words.get(
                                "overview.headline",
                                "window",
                                words.get("window.admission.phrase"),
                                "who",
                                gallery.say("16 位工作人员和 1 个共用账号", "16 staff and 1 shared account")),
                        words.get("overview.sub", "looks", 412, "systems", 38),
                        null,
                        false,
                        windows("/overview"),
                        null,
                        List.of(
                                bar("category.pregnancy", 14, 1, 88, 6, "a"),
                                bar("category.imaging", 6, 0, 38, 0, "b"),
                                bar("category.contact", 4, 1, 25, 6, "c"),
                                bar("category.newborn", 3, 0, 19, 0, "d"),
                                bar("category.billing", 2, 0, 12, 0, "e")),
                        List.of(triage("/accesses/ae_0HV3K9QZ7M2TD"), photographer()),
                        null,
                        can());
        gallery.add(
                "overview",
                "patient/overview",
                gallery.frame(Owner.MINE, false),
                Place.OVERVIEW,
                full);
        gallery.add(
                "overview-family-dark",
                "patient/overview",
                gallery.darkFamilyFrame(),
                Place.OVERVIEW,
                full);
        gallery.add(
                "overview-large",
                "patient/overview",
                gallery.frame(Owner.MINE, true),
                Place.OVERVIEW,
                new OverviewUiState(
                        full.headline(),
                        null,
                        null,
                        true,
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        List.of()));
        gallery.add(
                "overview-loss",
                "patient/overview",
                gallery.lossFrame(Owner.MINE),
                Place.OVERVIEW,
                new OverviewUiState(
                        words.get("loss.title"),
                        null,
                        words.get("loss.comfort"),
                        false,
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        can()));
        gallery.add(
                "overview-empty",
                "patient/overview",
                gallery.frame(Owner.MINE, false),
                Place.OVERVIEW,
                new OverviewUiState(
                        words.get(
                                "overview.headline.none",
                                "window",
                                words.get("window.admission.phrase")),
                        null,
                        null,
                        false,
                        windows("/overview"),
                        null,
                        List.of(),
                        List.of(),
                        words.get("overview.quiet"),
                        can()));
    }

    private void timeline() {
        Row doctor =
                row(
                        Icon.PULSE,
                        gallery.say("王*", "Wang *"),
                        gallery.say("产科 · 医生", "Obstetrics · physician"),
                        gallery.say(
                                "打开了您的信息，看到 医嘱、病程记录 等 4 项",
                                "Opened your information; saw orders, notes and more, 4 in all"),
                        "09:02",
                        List.of(),
                        null);
        Row nurse =
                row(
                        Icon.EYE,
                        gallery.say("李*", "Li *"),
                        gallery.say("产科三病区 · 护士", "Ward 3 · nurse"),
                        gallery.say(
                                "记下了新的内容，看到 体温血压、喂养情况",
                                "Wrote a new entry; saw vital signs, feeding"),
                        "08:15",
                        List.of(),
                        new Fold(
                                words.get("accesses.looks", "count", 6),
                                List.of(
                                        new Look(
                                                "08:15",
                                                "2026-11-22T08:15",
                                                gallery.say(
                                                        "记下了新的内容 · 体温血压",
                                                        "Wrote a new entry · vital signs"),
                                                "/accesses/ae_1"),
                                        new Look(
                                                "08:09",
                                                "2026-11-22T08:09",
                                                gallery.say(
                                                        "打开了您的信息 · 喂养情况",
                                                        "Opened your information · feeding"),
                                                "/accesses/ae_2"))));
        Row clerk =
                row(
                        Icon.PERSON,
                        gallery.say("陈*", "Chen *"),
                        gallery.say(
                                "演示月嫂公司，不是本院职工", "Demo Confinement Care, not the hospital’s staff"),
                        gallery.say(
                                "看到 宝宝生日、姓名，也算提供给了这家公司",
                                "Saw baby’s birth date, name; also counted as given to this"
                                        + " company"),
                        "16:20",
                        List.of(chip("flag.outside-employer", Tone.ATTENTION)),
                        null);
        TimelineUiState.Day today =
                new TimelineUiState.Day(
                        words.get("time.today", "day", gallery.say("11 月 22 日", "22 Nov")),
                        List.of(doctor, nurse),
                        new TimelineUiState.Routine(
                                words.get("accesses.routine", "count", 14),
                                List.of(
                                        row(
                                                Icon.SYSTEM,
                                                words.get("row.system"),
                                                gallery.say("检验报告推送", "Laboratory push"),
                                                gallery.say("看到 化验报告", "Saw laboratory report"),
                                                "06:00",
                                                List.of(),
                                                null))));
        TimelineUiState.Day yesterday =
                new TimelineUiState.Day(
                        words.get("time.yesterday", "day", gallery.say("11 月 21 日", "21 Nov")),
                        List.of(timed(triage("/accesses/ae_3"), "23:41"), clerk),
                        null);
        TimelineUiState state =
                new TimelineUiState(
                        words.get("accesses.headline"),
                        words.get("accesses.sub.plain"),
                        windows("/accesses"),
                        false,
                        words.get("filter.open"),
                        filters(),
                        new Note(
                                Icon.CLOCK,
                                Tone.ATTENTION,
                                words.get(
                                        "overview.gap",
                                        "from",
                                        gallery.say("11 月 21 日 02:00", "21 Nov 02:00"),
                                        "to",
                                        "02:40",
                                        "system",
                                        gallery.say("超声系统", "the ultrasound system"))),
                        null,
                        List.of(today, yesterday),
                        words.get("protected.note", "count", 3),
                        "/accesses?cursor=abc",
                        null,
                        words.get(
                                "receipt.line",
                                "count",
                                41,
                                "day",
                                gallery.say("5 月 3 日", "3 May")));
        gallery.add(
                "timeline",
                "patient/timeline",
                gallery.frame(Owner.MINE, false),
                Place.ACCESSES,
                state);
        gallery.add(
                "timeline-empty",
                "patient/timeline",
                gallery.frame(Owner.NEWBORN, false),
                Place.ACCESSES,
                new TimelineUiState(
                        words.get("accesses.headline.newborn"),
                        null,
                        windows("/accesses"),
                        true,
                        words.get("filter.on", "count", 2),
                        filters(),
                        null,
                        new TimelineUiState.Empty(
                                words.get("accesses.empty.filter"),
                                words.get("accesses.empty.filter.text"),
                                "/accesses?window=all",
                                words.get("accesses.empty.all")),
                        List.of(),
                        null,
                        null,
                        null,
                        null));
        gallery.add(
                "timeline-large",
                "patient/timeline",
                gallery.frame(Owner.MINE, true),
                Place.ACCESSES,
                state);
    }

    private void entry() {
        gallery.add(
                "entry",
                "patient/entry",
                gallery.frame(Owner.MINE, false),
                Place.ACCESSES,
                new EntryUiState(
                        "/accesses",
                        gallery.say(
                                "超声分诊台打开了一页名单", "Ultrasound triage desk: opened a page of a list"),
                        gallery.say("11 月 21 日 23:41:07", "21 Nov 23:41:07"),
                        "ae_0HV3K9QZ7M2TD",
                        List.of(
                                new Fact(
                                        words.get("entry.who"),
                                        gallery.say("共用账号 US-07", "Shared account US-07"),
                                        words.get("entry.shared"),
                                        List.of(chip("flag.shared-account", Tone.ATTENTION)),
                                        true,
                                        false),
                                new Fact(
                                        words.get("entry.where"),
                                        gallery.say(
                                                "超声科分诊台 2 号电脑",
                                                "Ultrasound triage desk, computer 2"),
                                        null,
                                        List.of(
                                                chip("flag.semi-open", Tone.ATTENTION),
                                                chip("flag.night", Tone.NEUTRAL)),
                                        false,
                                        false),
                                new Fact(
                                        words.get("entry.through"),
                                        gallery.say("超声分诊排队系统", "Ultrasound triage queue"),
                                        words.get(
                                                "entry.through.office",
                                                "office",
                                                gallery.say(
                                                        "超声科办公室 0000-00000000",
                                                        "Ultrasound office 0000-00000000"))),
                                new Fact(
                                        words.get("entry.saw"),
                                        gallery.say("姓名、电话、预产期", "name, phone, due date"),
                                        words.get("entry.saw.others", "count", 23)),
                                new Fact(
                                        words.get("entry.why"),
                                        words.get("purpose.scheduling"),
                                        null)),
                        null,
                        List.of(
                                new Look(
                                        "23:44",
                                        "2026-11-21T23:44",
                                        gallery.say("打开了一页名单", "Opened a page of a list"),
                                        "/accesses/ae_4")),
                        null));
    }

    private GivenUiState.Group group(String key, @Nullable String stop, Row row) {
        return new GivenUiState.Group(words.get(key), List.of(new GivenUiState.Line(row, stop)));
    }

    private void given() {
        gallery.add(
                "given",
                "patient/given",
                gallery.frame(Owner.MINE, false),
                Place.GIVEN,
                new GivenUiState(
                        words.get("given.headline", "count", 4),
                        words.get("given.sub"),
                        null,
                        null,
                        List.of(
                                group("given.unknown", null, photographer()),
                                group(
                                        "given.consent",
                                        "/stop?recipient=rc_0HV3K9QZ7M2TD",
                                        row(
                                                Icon.HEART,
                                                gallery.say("演示月嫂公司", "Demo Confinement Care"),
                                                gallery.say("月嫂公司", "Confinement-care agency"),
                                                gallery.say(
                                                        "姓名、电话、宝宝生日 · 给过 3 次，最近 11 月 21 日",
                                                        "name, phone, baby’s birth date ·"
                                                                + " given 3 times, last on 21"
                                                                + " Nov"),
                                                null,
                                                List.of(
                                                        new Chip(
                                                                words.get(
                                                                        "given.onward",
                                                                        "name",
                                                                        gallery.say(
                                                                                "演示月嫂总部",
                                                                                "Demo Head"
                                                                                    + " Office")),
                                                                Tone.ATTENTION)),
                                                null)),
                                group(
                                        "given.law",
                                        null,
                                        row(
                                                Icon.SHIELD,
                                                gallery.say("演示市疾控中心", "Demo Disease Control"),
                                                gallery.say("疾病预防控制机构", "Disease control"),
                                                gallery.say(
                                                        "姓名、检测结果 · 给过 1 次，最近 11 月 19 日",
                                                        "name, test result · given once,"
                                                                + " last on 19 Nov"),
                                                null,
                                                List.of(),
                                                null))),
                        List.of()));
        gallery.add(
                "given-empty",
                "patient/given",
                gallery.frame(Owner.NEWBORN, false),
                Place.GIVEN,
                new GivenUiState(
                        words.get("given.headline.newborn", "count", 0),
                        words.get("given.sub"),
                        null,
                        new GivenUiState.Empty(
                                words.get("given.empty"), words.get("given.empty.text")),
                        List.of(),
                        List.of()));
        gallery.add(
                "recipient",
                "patient/recipient",
                gallery.frame(Owner.MINE, false),
                Place.GIVEN,
                new RecipientUiState(
                        gallery.say("演示月嫂公司", "Demo Confinement Care"),
                        words.get("recipient-kind.confinement-agency"),
                        List.of(
                                new Fact(
                                        words.get("recipient.role"),
                                        words.get("recipient-role.independent"),
                                        null),
                                new Fact(
                                        words.get("recipient.purpose"),
                                        words.get("purpose.confinement-care"),
                                        null),
                                new Fact(
                                        words.get("recipient.elements"),
                                        gallery.say("姓名、电话、宝宝生日", "name, phone, baby’s birth date"),
                                        null),
                                new Fact(
                                        words.get("recipient.keep"),
                                        gallery.say("出院后 30 天", "30 days after discharge"),
                                        null),
                                new Fact(words.get("recipient.contact"), "0000-00000001", null)),
                        List.of(
                                new RecipientUiState.UseCard(
                                        words.get("purpose.confinement-care"),
                                        List.of(
                                                new Fact(
                                                        words.get("use.state"),
                                                        words.get("use.state.active"),
                                                        null),
                                                new Fact(
                                                        words.get("use.basis"),
                                                        words.get("ground.consent"),
                                                        null)))),
                        List.of(
                                new ChainNode(
                                        gallery.say("演示月嫂公司", "Demo Confinement Care"),
                                        words.get(
                                                "chain.declared",
                                                "purpose",
                                                words.get("purpose.confinement-care")),
                                        true,
                                        List.of(
                                                new ChainNode(
                                                        gallery.say("演示月嫂总部", "Demo Head Office"),
                                                        words.get(
                                                                "chain.declared",
                                                                "purpose",
                                                                words.get("purpose.operations")),
                                                        false,
                                                        List.of(
                                                                new ChainNode(
                                                                        gallery.say(
                                                                                "演示电话服务",
                                                                                "Demo Call"
                                                                                    + " Service"),
                                                                        words.get(
                                                                                "chain.undeclared"),
                                                                        false,
                                                                        List.of())))))),
                        List.of(
                                new RecipientUiState.ProvisionCard(
                                        gallery.say("11 月 21 日 16:20", "21 Nov 16:20"),
                                        List.of(
                                                new Fact(
                                                        words.get("provision.what"),
                                                        gallery.say(
                                                                "姓名、宝宝生日",
                                                                "name, baby’s birth date"),
                                                        null),
                                                new Fact(
                                                        words.get("provision.basis"),
                                                        words.get("provision.basis.consent"),
                                                        null),
                                                new Fact(
                                                        words.get("provision.method"),
                                                        words.get("method.screen"),
                                                        null),
                                                new Fact(
                                                        words.get("provision.keep"),
                                                        gallery.say("12 月 22 日", "22 Dec"),
                                                        words.get("end.open"))))),
                        null,
                        words.get("recipient.stop.consent"),
                        "/stop?recipient=rc_0HV3K9QZ7M2TD",
                        List.of()));
    }

    private void knew() {
        List<Choice> elements =
                List.of(
                                "name",
                                "phone",
                                "due-date",
                                "newborn-birth-date",
                                "address",
                                "ward",
                                "bed",
                                "id-number",
                                "imaging-report",
                                "age")
                        .stream()
                        .map(
                                e ->
                                        new Choice(
                                                "knew-" + e,
                                                "element",
                                                e,
                                                words.get("element." + e),
                                                null,
                                                e.equals("phone") || e.equals("due-date")))
                        .toList();
        gallery.add(
                "knew",
                "patient/knew",
                gallery.frame(Owner.MINE, false),
                Place.MINE,
                new KnewUiState(null, null, elements, "", ""));
        gallery.add(
                "knew-found",
                "patient/knew",
                gallery.frame(Owner.MINE, false),
                Place.MINE,
                new KnewUiState(
                        new KnewUiState.Answer(
                                words.get("knew.found", "count", 2),
                                words.get(
                                        "knew.found.text",
                                        "elements",
                                        gallery.say("电话、预产期", "phone, due date")),
                                List.of(photographer()),
                                List.of(triage("/accesses/ae_5")),
                                words.get("knew.caution")),
                        null,
                        elements,
                        "2026-11-01",
                        ""));
        gallery.add(
                "knew-none",
                "patient/knew",
                gallery.frame(Owner.MINE, false),
                Place.MINE,
                new KnewUiState(
                        new KnewUiState.Answer(
                                words.get("knew.none"),
                                words.get(
                                        "knew.none.text",
                                        "elements",
                                        gallery.say("电话、住址", "phone, address")),
                                List.of(),
                                List.of(),
                                words.get("given.unseen.text")),
                        null,
                        elements,
                        "",
                        ""));
    }

    private void locked() {
        gallery.add(
                "protected",
                "patient/protected",
                gallery.frame(Owner.MINE, false),
                Place.ACCESSES,
                new ProtectedUiState(
                        words.get("protected.headline", "count", 3),
                        words.get("protected.sub"),
                        null,
                        new ProtectedUiState.Locked(
                                new org.whosaw.portal.web.page.Parts.Field(
                                        "MZ2026", words.get("form.step-up")),
                                org.whosaw.portal.web.page.Parts.Field.EMPTY,
                                org.whosaw.portal.web.page.Parts.Field.EMPTY),
                        List.of(),
                        null));
    }

    private TimelineUiState.Filters filters() {
        List<Choice> some =
                List.of(
                        new Choice(
                                "a",
                                "category",
                                "contact",
                                words.get("category.contact"),
                                null,
                                true));
        return new TimelineUiState.Filters(some, List.of(), List.of(), "", "", "");
    }

    private List<Tab> windows(String path) {
        return List.of("admission", "since-last", "day", "week", "month", "year", "all").stream()
                .map(
                        w ->
                                new Tab(
                                        words.get("window." + w),
                                        path + "?window=" + w,
                                        w.equals("admission")))
                .toList();
    }

    private Bar bar(
            String key, int people, int accounts, int percent, int accountsPercent, String hue) {
        return new Bar(
                words.get(key),
                words.get("overview.bar.people", "count", people),
                accounts == 0 ? null : words.get("overview.bar.accounts", "count", accounts),
                percent,
                accountsPercent,
                hue,
                "/accesses?category=x");
    }

    private Chip chip(String key, Tone tone) {
        return new Chip(words.get(key), tone);
    }

    private List<Row> can() {
        return List.of(
                Row.link(
                        Icon.PHONE,
                        words.get("overview.can.knew"),
                        words.get("overview.can.knew.text"),
                        "/knew"),
                Row.link(
                        Icon.EYE,
                        words.get("overview.can.list"),
                        words.get("overview.can.list.text"),
                        "/accesses"),
                Row.link(
                        Icon.SHARE,
                        words.get("overview.can.given"),
                        words.get("overview.can.given.text", "count", 4),
                        "/given"));
    }

    private Row triage(String href) {
        return new Row(
                Icon.LIST,
                Tone.ATTENTION,
                gallery.say("共用账号 US-07", "Shared account US-07"),
                gallery.say("超声科分诊台", "Ultrasound triage desk"),
                gallery.say(
                        "打开了一页名单，看到 姓名、电话、预产期。同一页还有另外 23 人",
                        "Opened a page of a list; saw name, phone, due date. 23 other people on the"
                                + " same screen"),
                null,
                null,
                List.of(
                        chip("flag.night", Tone.ATTENTION),
                        chip("flag.shared-account", Tone.NEUTRAL),
                        chip("flag.semi-open", Tone.NEUTRAL)),
                href,
                null);
    }

    private Row photographer() {
        return new Row(
                Icon.CAMERA,
                Tone.ATTENTION,
                gallery.say("演示童影摄影", "Demo Baby Photographs"),
                gallery.say("摄影机构", "Photographer"),
                gallery.say(
                        "电话、宝宝生日 · 给过 1 次，最近 11 月 21 日",
                        "phone, baby’s birth date · given once, last on 21 Nov"),
                null,
                null,
                List.of(chip("provision.basis.not-stated", Tone.ATTENTION)),
                "/given/rc_0HV3K9QZ7M2TD",
                null);
    }

    private static Row row(
            Icon icon,
            String who,
            String role,
            String why,
            @Nullable String time,
            List<Chip> chips,
            @Nullable Fold fold) {
        return new Row(
                icon,
                Tone.NEUTRAL,
                who,
                role,
                why,
                time,
                time == null ? null : "2026-11-22T" + time,
                chips,
                "/accesses/ae_0",
                fold);
    }

    private static Row timed(Row row, String time) {
        return new Row(
                row.icon(),
                row.tone(),
                row.who(),
                row.role(),
                row.why(),
                time,
                "2026-11-21T" + time,
                row.chips(),
                row.href(),
                row.fold());
    }
}
