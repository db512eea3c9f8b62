package org.whosaw.portal.web.patient.given;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.whosaw.portal.disclosure.DisclosureList;
import org.whosaw.portal.disclosure.RecipientView;
import org.whosaw.portal.disclosure.receipt.OneSided.Hers;
import org.whosaw.portal.disclosure.receipt.OneSided.Unrecorded;
import org.whosaw.portal.disclosure.receipt.Receipts;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.Speech;
import org.whosaw.portal.web.patient.given.GivenUiState.Empty;
import org.whosaw.portal.web.patient.given.GivenUiState.Group;
import org.whosaw.portal.web.patient.given.GivenUiState.Line;
import org.whosaw.portal.web.session.SignedIn;

/** Builds the page of who received her data, grouped by the ground it rests on. */
public final class GivenStates {
    private final DisclosureList list;
    private final Receipts receipts;
    private final DirectoryLookup directory;
    private final Function<List<Subject>, Set<String>> allowed;
    private final Clock clock;

    /**
     * Builds it.
     *
     * @param allowed whom she allows something now, {@code rc_…}
     */
    public GivenStates(
            DisclosureList list,
            Receipts receipts,
            DirectoryLookup directory,
            Function<List<Subject>, Set<String>> allowed,
            Clock clock) {
        this.list = list;
        this.receipts = receipts;
        this.directory = directory;
        this.allowed = allowed;
        this.clock = clock;
    }

    /** Says what a recipient's data rests on; what is least clear comes first. */
    private enum Ground {
        UNKNOWN("given.unknown"),
        CONSENT("given.consent"),
        WORK("given.work"),
        LAW("given.law");

        private final String key;

        Ground(String key) {
            this.key = key;
        }

        static Ground of(RecipientView view) {
            if (view.unstated() + view.afterStop() > 0) {
                return UNKNOWN;
            }
            if (view.bases().contains(LegalBasis.CONSENT)) {
                return CONSENT;
            }
            boolean works = view.bases().contains(LegalBasis.NOT_STATED);
            return works || view.bases().contains(LegalBasis.CONTRACT) ? WORK : LAW;
        }
    }

    /** Returns the page of the open list. */
    public GivenUiState of(SignedIn who) {
        Words words = who.words();
        List<RecipientView> views = list.recipients(who.subjects(), Set.of());
        RecipientRows rows =
                new RecipientRows(new Speech(words, who.loss()), new Times(words, clock));
        Set<String> now = allowed.apply(who.subjects());
        Map<Ground, List<Line>> byGround = new EnumMap<>(Ground.class);
        for (RecipientView view : views) {
            String party = view.party().id();
            boolean hers = view.bases().contains(LegalBasis.CONSENT) || now.contains(party);
            String stop = hers ? "/stop?recipient=" + party : null;
            byGround.computeIfAbsent(Ground.of(view), g -> new ArrayList<>())
                    .add(new Line(rows.row(view), stop));
        }
        List<Group> groups = new ArrayList<>();
        byGround.forEach((ground, some) -> groups.add(new Group(words.get(ground.key), some)));
        Empty empty =
                views.isEmpty()
                        ? new Empty(words.get("given.empty"), words.get("given.empty.text"))
                        : null;
        String sub = words.get(who.loss() ? "loss.list" : "given.sub");
        return new GivenUiState(
                headline(who, views.size()), sub, null, empty, groups, unrecorded(who, views));
    }

    /** What a recipient says it received, and the hospital has nothing of. */
    private List<Row> unrecorded(SignedIn who, List<RecipientView> views) {
        Words words = who.words();
        Speech speech = new Speech(words, who.loss());
        Times times = new Times(words, clock);
        List<PersonId> persons = who.subjects().stream().map(Subject::person).toList();
        List<Row> rows = new ArrayList<>();
        for (Hers each : receipts.about(persons, Set.of())) {
            Unrecorded what = each.what();
            RecipientCard card = directory.recipient(what.recipient()).orElse(null);
            if (card == null) {
                continue;
            }
            String number = Ids.format(IdPrefix.RECIPIENT, card.id());
            boolean listed = views.stream().anyMatch(v -> v.party().id().equals(number));
            rows.add(
                    new Row(
                            Icon.INFO,
                            Tone.ATTENTION,
                            speech.named(card.name(), card.nameEn()),
                            speech.ofCode("recipient-kind", card.kind()),
                            what.elements().isEmpty()
                                    ? words.get("given.unrecorded.some")
                                    : words.get(
                                            "given.unrecorded.what",
                                            "elements",
                                            speech.elements(what.elements())),
                            times.moment(what.receivedAt()),
                            what.receivedAt().toString(),
                            List.of(new Chip(words.get("given.unrecorded.chip"), Tone.ATTENTION)),
                            listed ? "/given/" + number : null,
                            null));
        }
        return rows;
    }

    private static String headline(SignedIn who, int count) {
        Words words = who.words();
        if (who.loss()) {
            return words.get("nav.given");
        }
        String key = who.subject().guarded() ? "given.headline.newborn" : "given.headline";
        return words.get(key, "count", count);
    }
}
