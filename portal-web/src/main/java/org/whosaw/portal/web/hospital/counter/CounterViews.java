package org.whosaw.portal.web.hospital.counter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.counter.CounterCodes;
import org.whosaw.portal.hospital.counter.CounterDesk;
import org.whosaw.portal.hospital.counter.CounterPerson;
import org.whosaw.portal.hospital.counter.PaperKind;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.hospital.counter.CounterPersonUiState.Newborn;
import org.whosaw.portal.web.hospital.counter.CounterPersonUiState.Paper;
import org.whosaw.portal.web.hospital.counter.CounterPersonUiState.PaperForm;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.QrPicture;
import org.whosaw.portal.web.page.Tone;

/** Draws the counter's pages for one member of the staff. */
final class CounterViews {
    private final StaffAtDesk desk;
    private final Words words;
    private final String baseUrl;
    private final Function<StaffAtDesk, String> mark;

    /**
     * @param mark what stands at the foot of paper
     */
    CounterViews(StaffAtDesk desk, String baseUrl, Function<StaffAtDesk, String> mark) {
        this.mark = mark;
        this.desk = desk;
        this.words = desk.words();
        this.baseUrl = baseUrl;
    }

    PageView search(@Nullable Note note, CounterDesk.Number chosen) {
        List<Choice> kinds = new ArrayList<>();
        for (CounterDesk.Number kind : CounterDesk.Number.values()) {
            String code = kind.code();
            kinds.add(
                    new Choice(
                            "kind-" + code,
                            "kind",
                            code,
                            words.get("counter.by." + code),
                            null,
                            kind == chosen));
        }
        return page(
                "hospital/search",
                "desk.place.counter",
                new CounterSearchUiState(desk.bar(Place.COUNTER), note, kinds));
    }

    /** What is at fault in the forms of a person's page; null where nothing is. */
    record Faults(
            @Nullable String otherPhonePaper,
            @Nullable String secondFactorPaper,
            @Nullable String listPaper,
            Field phone,
            Field wish) {
        static final Faults NONE = new Faults(null, null, null, Field.EMPTY, Field.EMPTY);
    }

    PageView person(CounterPerson person, @Nullable Note note, Faults faults) {
        String text =
                person.deceased()
                        ? words.get("counter.deceased")
                        : person.hasOwnWayIn()
                                ? words.get("counter.found.sub")
                                : words.get("counter.newborn");
        return page(
                "hospital/person",
                "desk.place.counter",
                new CounterPersonUiState(
                        desk.bar(Place.COUNTER),
                        words.get("counter.found", "name", person.maskedName()),
                        text,
                        note,
                        facts(person),
                        person.opening(),
                        person.hasOwnWayIn() && person.maskedPhone() != null,
                        person.hasOwnWayIn(),
                        person.child(),
                        person.newborns().stream()
                                .map(
                                        each ->
                                                new Newborn(
                                                        each.opening(),
                                                        words.get(
                                                                "counter.newborns.open",
                                                                "end",
                                                                each.mrnEnd())))
                                .toList(),
                        papers("paper-phone", faults.otherPhonePaper()),
                        papers("paper-factor", faults.secondFactorPaper()),
                        papers("paper-list", faults.listPaper()),
                        faults.phone(),
                        faults.wish()));
    }

    private PaperForm papers(String id, @Nullable String error) {
        return new PaperForm(
                id,
                error,
                Arrays.stream(PaperKind.values())
                        .map(paper -> new Paper(paper.code(), words.get("paper." + paper.code())))
                        .toList());
    }

    private List<Fact> facts(CounterPerson person) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("name", person.maskedName()));
        facts.add(fact("mrn", words.get("counter.fact.mrn.end", "end", person.mrnEnd())));
        String phone = person.maskedPhone();
        facts.add(fact("phone", phone == null ? words.get("counter.fact.phone.none") : phone));
        facts.add(fact("kind", words.get("counter.kind." + person.kind().code())));
        List<Instant> wishes = person.wishes();
        if (!wishes.isEmpty()) {
            Instant last = wishes.get(wishes.size() - 1);
            facts.add(
                    fact(
                            "wishes",
                            words.get(
                                    "counter.fact.wishes.some",
                                    "count",
                                    wishes.size(),
                                    "time",
                                    desk.times().moment(last))));
        }
        return facts;
    }

    private Fact fact(String key, String value) {
        return new Fact(words.get("counter.fact." + key), value, null);
    }

    PageView slip(CounterCodes.Code code, String phoneStep) {
        String text = code.text().reveal();
        String phone = desk.hospital().phone();
        return page(
                "hospital/slip",
                "slip.ready",
                new SlipUiState(
                        desk.bar(Place.COUNTER),
                        baseUrl + "/bind",
                        phoneStep,
                        // After the hash, so that no server and no log ever sees it.
                        QrPicture.of(baseUrl + "/bind#" + text),
                        text,
                        words.get("slip.until", "time", desk.times().moment(code.expiresAt())),
                        phone == null ? null : words.get("slip.help", "phone", phone),
                        mark.apply(desk)));
    }

    PageView secondFactor(String code) {
        String spaced = code.length() == 8 ? code.substring(0, 4) + " " + code.substring(4) : code;
        return page(
                "hospital/factor",
                "counter.factor",
                new SecondFactorUiState(desk.bar(Place.COUNTER), spaced));
    }

    Note attention(String key) {
        return new Note(Icon.INFO, Tone.ATTENTION, words.get(key));
    }

    Note good(String key) {
        return new Note(Icon.CHECK, Tone.GOOD, words.get(key));
    }

    PageView page(String template, String titleKey, Object state) {
        return new PageView(
                template, desk.chrome(words.get(titleKey), Place.COUNTER.href()), state);
    }

    static CounterDesk.Number number(String code) {
        return Coded.parse(CounterDesk.Number.class, code).orElse(CounterDesk.Number.MRN);
    }
}
