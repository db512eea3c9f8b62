package org.whosaw.portal.web.patient.permission;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whosaw.portal.consent.GrantState;
import org.whosaw.portal.consent.asking.AskedAndRefused;
import org.whosaw.portal.consent.asking.OwnConsents;
import org.whosaw.portal.consent.asking.Permission;
import org.whosaw.portal.consent.asking.RefusedAsking;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Parts.Tab;
import org.whosaw.portal.web.patient.Speech;
import org.whosaw.portal.web.patient.permission.PermissionsUiState.Group;
import org.whosaw.portal.web.session.SignedIn;

/** Builds the permission manager. */
public final class PermissionsStates {
    static final List<String> VIEWS = List.of("party", "kind", "refused", "history");

    private final OwnConsents consents;
    private final Clock clock;

    public PermissionsStates(OwnConsents consents, Clock clock) {
        this.consents = consents;
        this.clock = clock;
    }

    /**
     * Returns one view of it.
     *
     * @param wished one of {@link #VIEWS}; anything else is the first
     */
    public PermissionsUiState of(SignedIn who, String wished) {
        String view = VIEWS.contains(wished) ? wished : VIEWS.get(0);
        Words words = who.words();
        PermissionRows rows =
                new PermissionRows(new Speech(words, who.loss()), new Times(words, clock));
        List<Permission> all = consents.permissions(who.subjects());
        List<Permission> live =
                all.stream().filter(each -> each.state() == GrantState.LIVE).toList();
        List<Group> groups =
                switch (view) {
                    case "kind" -> byKind(live, rows);
                    case "refused" -> refused(who, rows);
                    case "history" -> group(words, "permission.history", all, rows);
                    default -> byParty(live, rows);
                };
        return new PermissionsUiState(
                who.loss()
                        ? words.get("permission.title")
                        : words.get("permission.headline", "count", live.size()),
                words.get("permission.sub"),
                VIEWS.stream()
                        .map(
                                each ->
                                        new Tab(
                                                words.get("permission.view." + each),
                                                "/permissions?view=" + each,
                                                each.equals(view)))
                        .toList(),
                groups,
                groups.isEmpty() ? words.get("permission.none." + view) : null,
                !live.isEmpty());
    }

    private static List<Group> byParty(List<Permission> live, PermissionRows rows) {
        Map<Permission.Party, List<Row>> parties = new LinkedHashMap<>();
        for (Permission each : live) {
            parties.computeIfAbsent(each.recipient(), party -> new ArrayList<>())
                    .add(rows.permission(each));
        }
        return parties.entrySet().stream()
                .map(
                        each ->
                                new Group(
                                        rows.name(each.getKey()),
                                        null,
                                        each.getValue(),
                                        stop(
                                                rows,
                                                "permission.stop.party",
                                                rows.name(each.getKey()),
                                                "recipient=" + each.getKey().id())))
                .toList();
    }

    private static Tab stop(PermissionRows rows, String key, String name, String which) {
        String label = rows.speech().words().get(key, "name", name);
        return new Tab(label, "/stop?" + which, false);
    }

    private static List<Group> byKind(List<Permission> live, PermissionRows rows) {
        List<Group> groups = new ArrayList<>();
        for (DataCategory kind : DataCategory.values()) {
            List<Row> of =
                    live.stream()
                            .filter(
                                    each ->
                                            each.elements().stream()
                                                    .map(Element::category)
                                                    .anyMatch(kind::equals))
                            .map(rows::permission)
                            .toList();
            if (!of.isEmpty()) {
                groups.add(
                        new Group(
                                rows.speech().category(kind),
                                null,
                                of,
                                stop(
                                        rows,
                                        "permission.stop.kind",
                                        rows.speech().category(kind),
                                        "kind=" + kind.code())));
            }
        }
        return groups;
    }

    private List<Group> refused(SignedIn who, PermissionRows rows) {
        Words words = who.words();
        List<Group> groups = new ArrayList<>();
        List<RefusedAsking> no = consents.refusals(who.subjects());
        if (!no.isEmpty()) {
            groups.add(
                    new Group(
                            words.get("permission.refused"),
                            null,
                            no.stream().map(rows::refused).toList(),
                            null));
        }
        List<AskedAndRefused> vain = consents.asked(who.subjects());
        if (!vain.isEmpty()) {
            groups.add(
                    new Group(
                            words.get("permission.asked"),
                            words.get("permission.asked.text"),
                            vain.stream().map(rows::asked).toList(),
                            null));
        }
        return groups;
    }

    private static List<Group> group(
            Words words, String key, List<Permission> all, PermissionRows rows) {
        return all.isEmpty()
                ? List.of()
                : List.of(
                        new Group(
                                words.get(key),
                                null,
                                all.stream().map(rows::permission).toList(),
                                null));
    }
}
