package org.whosaw.portal.web.gallery;

import java.util.List;
import java.util.stream.IntStream;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.open.CalendarUiState;
import org.whosaw.portal.web.open.HelpUiState;
import org.whosaw.portal.web.page.Frame.Owner;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.mine.ChooseUiState;
import org.whosaw.portal.web.patient.mine.DevicesUiState;
import org.whosaw.portal.web.patient.mine.MineUiState;
import org.whosaw.portal.web.patient.mine.SettingsUiState;

/** Makes the pages about her own matters. */
final class MineGallery {
    private final Gallery gallery;
    private final Words words;

    MineGallery(Gallery gallery) {
        this.gallery = gallery;
        this.words = gallery.words();
    }

    void add() {
        gallery.add(
                "choose",
                "patient/choose",
                gallery.frame(Owner.MINE, false),
                null,
                new ChooseUiState(
                        List.of(
                                new ChooseUiState.Person(
                                        "pt_1",
                                        Icon.PERSON,
                                        gallery.say("张*", "Zhang *"),
                                        words.get(
                                                "choose.self",
                                                "hospital",
                                                gallery.say("市妇幼演示医院", "Demo Hospital")),
                                        true),
                                new ChooseUiState.Person(
                                        "pt_2",
                                        Icon.BABY,
                                        words.get("choose.person.newborn"),
                                        words.get(
                                                "choose.newborn",
                                                "hospital",
                                                gallery.say("市妇幼演示医院", "Demo Hospital")),
                                        false))));
        gallery.add(
                "mine",
                "patient/mine",
                gallery.frame(Owner.MINE, false),
                Place.MINE,
                new MineUiState(
                        words.get("mine.headline"),
                        words.get("mine.sub"),
                        List.of(),
                        List.of(
                                Row.link(
                                        Icon.PHONE,
                                        words.get("knew.headline"),
                                        words.get("mine.knew.text"),
                                        "/knew"),
                                Row.link(
                                        Icon.STOP,
                                        words.get("mine.stop"),
                                        words.get("mine.stop.text"),
                                        "/given"),
                                Row.link(
                                        Icon.LOCK,
                                        words.get("mine.protected"),
                                        words.get("mine.protected.text"),
                                        "/protected")),
                        List.of(
                                Row.link(
                                        Icon.GEAR,
                                        words.get("mine.settings"),
                                        words.get("mine.settings.text"),
                                        "/settings"),
                                Row.link(
                                        Icon.DEVICE,
                                        words.get("mine.devices"),
                                        words.get("mine.devices.text"),
                                        "/devices"),
                                Row.link(
                                        Icon.HELP,
                                        words.get("mine.help"),
                                        words.get("mine.help.text"),
                                        "/help"))));
        gallery.add(
                "settings",
                "patient/settings",
                gallery.frame(Owner.MINE, false),
                Place.MINE,
                new SettingsUiState(
                        new Note(Icon.CHECK, Tone.GOOD, words.get("settings.saved")),
                        List.of(
                                new SettingsUiState.Group(
                                        words.get("settings.language"),
                                        List.of(
                                                choice("language", "zh-CN", "中文", null, true),
                                                choice("language", "en", "English", null, false))),
                                new SettingsUiState.Group(
                                        words.get("settings.size"),
                                        List.of(
                                                choice(
                                                        "size",
                                                        "normal",
                                                        words.get("settings.size.normal"),
                                                        null,
                                                        true),
                                                choice(
                                                        "size",
                                                        "large",
                                                        words.get("settings.size.large"),
                                                        words.get("settings.size.large.detail"),
                                                        false))),
                                new SettingsUiState.Group(
                                        words.get("settings.family"),
                                        List.of(
                                                choice(
                                                        "family",
                                                        "no",
                                                        words.get("settings.family.off"),
                                                        null,
                                                        true),
                                                choice(
                                                        "family",
                                                        "yes",
                                                        words.get("settings.family.on"),
                                                        words.get("settings.family.on.detail"),
                                                        false))))));
        gallery.add(
                "devices",
                "patient/devices",
                gallery.frame(Owner.MINE, false),
                Place.MINE,
                new DevicesUiState(
                        words.get("devices.headline", "count", 2),
                        null,
                        List.of(
                                new DevicesUiState.Device(
                                        "dv_1",
                                        "Android · Chrome",
                                        words.get("devices.seen", "when", "10:05"),
                                        true),
                                new DevicesUiState.Device(
                                        "dv_2",
                                        "iPhone · Safari",
                                        words.get("devices.seen", "when", "09:12"),
                                        false))));
        gallery.add(
                "help",
                "open/help",
                gallery.frame(Owner.MINE, false),
                null,
                new HelpUiState(
                        IntStream.rangeClosed(1, 8)
                                .mapToObj(
                                        i ->
                                                new HelpUiState.Question(
                                                        words.get("help.q" + i),
                                                        List.of(words.get("help.a" + i))))
                                .toList()));
        gallery.add(
                "away",
                "open/calendar",
                gallery.frame(null, false).plainChrome(words.get("away.title")),
                new CalendarUiState(
                        words.get("away.month", "year", "2026", "month", "11"),
                        List.of(words.get("away.days").split(",")),
                        List.of(
                                new CalendarUiState.Week(
                                        IntStream.rangeClosed(16, 22)
                                                .mapToObj(
                                                        d ->
                                                                new CalendarUiState.Cell(
                                                                        "" + d, d == 22))
                                                .toList()))));
    }

    private static Choice choice(
            String name,
            String value,
            String label,
            @org.jspecify.annotations.Nullable String detail,
            boolean checked) {
        return new Choice(name + "-" + value, name, value, label, detail, checked);
    }
}
