package org.whosaw.portal.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.consent.Revocation;
import org.whosaw.portal.consent.Revocation.GrantRef;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.Capacity;
import org.whosaw.portal.request.rights.RightsAudience;
import org.whosaw.portal.request.rights.RightsRequest.Filer;
import org.whosaw.portal.request.rights.RightsScope;
import org.whosaw.portal.request.rights.RightsWords;
import org.whosaw.portal.request.rights.book.RightsBook.By;
import org.whosaw.portal.request.rights.desk.RightsFeature;
import org.whosaw.portal.request.rights.desk.RightsIntake;
import org.whosaw.portal.web.ApiDocument.Operation;

/** The objects of patient A with their real ids, and what can be asked of each operation. */
final class ObjectsOfA {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
    private static final Pattern ID =
            Pattern.compile("\"((?:ae|ds|rc|dv|pt|rq|gr|rf|ru)_[0-9A-Z]{13})\"");

    /** Query parameters that name no object of anybody's. */
    private static final Set<String> PLAIN =
            Set.of(
                    "subtype",
                    "window",
                    "recipient",
                    "kind",
                    "everything",
                    "category",
                    "element",
                    "department",
                    "system",
                    "from",
                    "to",
                    "limit",
                    "since",
                    "except",
                    "answers",
                    "mapping",
                    "account",
                    "name",
                    "terminal",
                    "at",
                    "year",
                    "date",
                    "agent",
                    "_count",
                    "_sort");

    private static final String ASK = "/api/v1/me/asks/{code}";

    private final RunningPortal portal;
    private final TwoHospitals world;
    private final String openedToken;
    private final String pageCookie;
    private final Set<String> marks = new TreeSet<>();
    private final List<String> accesses = new ArrayList<>();
    private final int ownAccesses;
    private final List<String> disclosures;
    private final List<String> devices;
    private final List<String> requests;
    private final List<String> answered;
    private final List<String> rights;
    private final List<String> permissions;
    private final List<String> stops;
    private final String complaint;
    private final Set<String> folded = new TreeSet<>();
    private final Map<String, String> cursors;

    /**
     * What to ask.
     *
     * @param namesObject whether it names an object of A's, so that others must be refused
     * @param stepUp whether A herself needs a second factor for it
     */
    record Ask(String path, String body, boolean namesObject, boolean stepUp) {
        /** A cursor is signed for its reader: another's is no cursor at all. */
        boolean isRefusedBy(int status) {
            boolean sendsNoMail = status == 409 && path.startsWith("/api/v1/me/notices/email");
            return sendsNoMail || status == 400 && path.contains("cursor=");
        }

        @Override
        public String toString() {
            return path
                    + (body.isEmpty()
                            ? ""
                            : " " + body.substring(0, Math.min(20, body.length())) + "…");
        }
    }

    ObjectsOfA(RunningPortal portal, TwoHospitals world) {
        this.portal = portal;
        this.world = world;
        openedToken = world.token("A");
        pageCookie = world.pageCookie("A");
        open();
        accesses.addAll(ids("/api/v1/me/accesses?limit=200", "ae_"));
        Set<String> unfolded = ids(world.token("A"), "/api/v1/me/accesses?limit=200", "ae_");
        accesses.stream().filter(each -> !unfolded.contains(each)).forEach(folded::add);
        ownAccesses = accesses.size();
        accesses.addAll(ids("/api/v1/me/accesses?subject=" + world.child.code(), "ae_"));
        disclosures = List.copyOf(ids("/api/v1/me/disclosures?limit=200", "ds_"));
        devices = List.copyOf(ids("/api/v1/me/devices", "dv_"));
        requests = List.of(file(unfolded.iterator().next()), file(accesses.get(ownAccesses)));
        String line = unfolded.stream().skip(1).findFirst().orElseThrow();
        answered = List.of(file(line, "now"));
        world.answer(answered.get(0));
        rights = List.of(right(world.a), right(world.child));
        stops = List.of(stop());
        world.rooms().notices().rounds().run(world.a);
        complaint = world.complaint();
        permissions = List.copyOf(ids("/api/v1/me/permissions", "gr_"));
        cursors =
                Map.of(
                        "/api/v1/me/notices",
                        json(openedToken, "/api/v1/me/notices?limit=1").path("next").asText(),
                        "/api/v1/me/accesses",
                        json(openedToken, "/api/v1/me/accesses?limit=2").path("next").asText(),
                        "/fhir/AuditEvent",
                        nextOf(json(openedToken, "/fhir/AuditEvent?_count=2")),
                        "/api/v1/me/disclosures",
                        json(openedToken, "/api/v1/me/disclosures?limit=2").path("next").asText());
        mark();
        awaitSigned();
    }

    /** Returns the number of a request that was answered after its day. */
    private String right(PersonId person) {
        Rooms rooms = world.rooms();
        RightsFeature all = rooms.rights();
        String number =
                all.intake()
                        .take(
                                new RightsIntake.Incoming(
                                        world.first,
                                        person,
                                        new Filer(Capacity.SELF, null, null, person),
                                        RequestKind.RECTIFY,
                                        RightsScope.CONTACT,
                                        RightsWords.NONE,
                                        null,
                                        RightsAudience.DESK,
                                        rooms.clock().instant().minus(Duration.ofDays(90)),
                                        true,
                                        By.CLOCK))
                        .number();
        for (int i = 0; i < 3; i++) {
            all.ticker().tick();
        }
        world.answerRight(number);
        return number;
    }

    /** Puts a stop of hers into the book, as taking something back does; returns its number. */
    private String stop() {
        Rooms rooms = world.rooms();
        long studio = rooms.hospital().lookup().recipient(world.first, "studio").orElseThrow().id();
        GrantRef grant = new GrantRef(1, world.first, studio, 1, true);
        for (PersonId each : List.of(world.a, world.child)) {
            Revocation taken =
                    new Revocation(
                            each,
                            List.of(grant),
                            Revocation.Cause.PATIENT,
                            rooms.clock().instant());
            rooms.database().write(tx -> rooms.stops().listener().revoked(tx, taken));
        }
        return rooms.stops()
                .desk()
                .list(List.of(new Subject(world.a, world.first, false)))
                .get(0)
                .number();
    }

    /** Waits until what was written is signed: until then nothing of it can be proven. */
    private void awaitSigned() {
        for (int i = 0; i < 100; i++) {
            int status =
                    portal.send(
                                    HttpRequest.newBuilder(portal.at("/api/v1/me/receipt"))
                                            .header("Authorization", "Bearer " + openedToken))
                            .statusCode();
            if (status == 200) {
                return;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("the ledger does not sign");
    }

    /** Returns the cursor of a Bundle's next link, with what it was signed for. */
    private static String nextOf(JsonNode bundle) {
        String link = bundle.at("/link/1/url").asText();
        return link.substring(link.indexOf("cursor=") + 7) + "&_count=2";
    }

    private void open() {
        String body =
                "{\"subject\":\"%s\",\"visitNumber\":\"%s\",\"visitDate\":\"%s\"}"
                        .formatted(world.a.code(), TwoHospitals.VISIT, TwoHospitals.VISIT_DAY);
        int status =
                portal.send(
                                HttpRequest.newBuilder(portal.at("/api/v1/me/second-factor"))
                                        .header("Authorization", "Bearer " + openedToken)
                                        .header("Content-Type", "application/json")
                                        .POST(BodyPublishers.ofString(body)))
                        .statusCode();
        if (status != 200) {
            throw new IllegalStateException("the second factor did not open: " + status);
        }
    }

    /** Asks about a line of hers and returns the request's number. */
    private String file(String access) {
        return file(access, "after-discharge");
    }

    private String file(String access, String when) {
        String body =
                "{\"type\":\"explain\",\"access\":\"%s\",\"when\":\"%s\"}".formatted(access, when);
        HttpResponse<String> answer =
                portal.send(
                        HttpRequest.newBuilder(portal.at("/api/v1/me/requests"))
                                .header("Authorization", "Bearer " + openedToken)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body)));
        Matcher id = ID.matcher(answer.body());
        if (answer.statusCode() / 100 != 2 || !id.find()) {
            throw new IllegalStateException("the question was not taken: " + answer.statusCode());
        }
        return id.group(1);
    }

    private void mark() {
        marks.addAll(accesses);
        marks.addAll(requests);
        marks.addAll(rights);
        marks.addAll(stops);
        marks.addAll(answered);
        marks.addAll(devices);
        marks.addAll(permissions);
        marks.addAll(List.of(world.a.code(), world.child.code()));
        marks.addAll(ids("/api/v1/me/disclosures", "ds_"));
        marks.addAll(ids("/api/v1/me/disclosures?subject=" + world.child.code(), "ds_"));
        marks.addAll(ids("/api/v1/me/recipients", "rc_"));
        for (JsonNode each : json(openedToken, "/api/v1/me/accesses").path("items")) {
            marks.add(each.path("accessor").path("code").asText());
        }
        marks.addAll(
                List.of(
                        TwoHospitals.NAME,
                        TwoHospitals.NAME.substring(0, 2),
                        TwoHospitals.PHONE,
                        TwoHospitals.PHONE.substring(7),
                        TwoHospitals.ID_NUMBER,
                        TwoHospitals.BIRTH));
        // FHIR's ids have a dash where ours have a line.
        List.copyOf(marks).forEach(each -> marks.add(each.replace('_', '-')));
    }

    /** Returns which of her ids and values an answer holds. */
    List<String> seenIn(HttpResponse<String> answer) {
        // a fraction of a second may be any four digits, and so may a salt or a proof
        String body =
                answer.body()
                        .replaceAll("\\.\\d{1,6}Z", "Z")
                        .replaceAll("[0-9a-f]{32,}|[0-9A-Za-z+/]{43}=", "");
        return marks.stream().filter(body::contains).toList();
    }

    /** Returns her token whose protected entries are open. */
    String openedToken() {
        return openedToken;
    }

    /** Returns the cookie of her browser. */
    String pageCookie() {
        return pageCookie;
    }

    List<String> accesses() {
        return List.copyOf(accesses);
    }

    List<String> permissions() {
        return permissions;
    }

    List<String> devices() {
        return devices;
    }

    List<String> requests() {
        return requests;
    }

    List<String> rights() {
        return rights;
    }

    List<String> stops() {
        return stops;
    }

    /** Returns the one that the desk has answered. */
    List<String> answered() {
        return answered;
    }

    /** Returns those of her ids that begin so. */
    List<String> marked(String prefix) {
        return marks.stream().filter(each -> each.startsWith(prefix)).toList();
    }

    /** Says whether a page of hers stays hidden from a session of her own list. */
    boolean isHidden(String address) {
        boolean ofChild = accesses.stream().skip(ownAccesses).anyMatch(address::endsWith);
        return ofChild || folded.stream().anyMatch(address::endsWith);
    }

    /** Returns everything she sees, to tell whether anybody changed it. */
    String snapshot() {
        StringBuilder all = new StringBuilder();
        for (String subject : List.of(world.a.code(), world.child.code())) {
            for (String list :
                    List.of(
                            "accesses",
                            "disclosures",
                            "recipients",
                            "requests",
                            "rights",
                            "permissions")) {
                String path = "/api/v1/me/" + list + "?subject=" + subject;
                all.append(json(openedToken, path)).append('\n');
            }
        }
        Set<String> now = ids("/api/v1/me/devices", "dv_");
        return all.append(json(openedToken, "/api/v1/me"))
                .append(now.containsAll(devices))
                .toString();
    }

    /** Returns the scope that lets a system in, as the document says. */
    static Scope scopeOf(Operation operation) {
        String code = operation.node().path("security").path(0).path("system").path(0).asText();
        return Coded.parse(Scope.class, code)
                .orElseThrow(() -> new AssertionError("no scope opens " + operation));
    }

    /** Returns every request that names an object of hers, or the plain one where none can be. */
    List<Ask> asks(Operation operation) {
        List<Ask> asks = new ArrayList<>();
        String body = operation.bodyType().isEmpty() ? "" : body(operation);
        boolean bodyNames = ObjectsOfABodies.NAMES_OBJECT.contains(operation.toString());
        for (String path : paths(operation)) {
            boolean inPath = !path.equals(operation.path());
            boolean stepUp = folded.stream().anyMatch(path::contains);
            String plain =
                    operation.verb().equals("DELETE") && !inPath
                            ? path + "?except=here"
                            : path + named(operation);
            if (!operation.toString().equals("GET " + ASK)) { // it names nobody but by its subject
                asks.add(new Ask(plain, body, inPath || bodyNames, stepUp));
            }
            for (String name : operation.queryParameters()) {
                for (String value : values(operation, name)) {
                    asks.add(new Ask(path + "?" + name + "=" + value, body, true, false));
                }
            }
        }
        return asks;
    }

    /** A client that speaks for several systems says for which. */
    private static String named(Operation operation) {
        return operation.path().startsWith("/api/v1/stops") ? "?system=emr" : "";
    }

    private List<String> paths(Operation operation) {
        Matcher parameter = PARAMETER.matcher(operation.path());
        if (!parameter.find()) {
            return List.of(operation.path());
        }
        List<String> real =
                switch (operation.path()) {
                    case "/api/v1/me/accesses/{id}",
                            "/api/v1/me/accesses/{id}/proof",
                            "/fhir/AuditEvent/{id}" ->
                            accesses;
                    case "/api/v1/me/disclosures/{id}/proof" -> disclosures;
                    case "/api/v1/me/devices/{device}" -> devices;
                    case "/api/v1/me/requests/{id}",
                            "/api/v1/me/requests/{id}/proof",
                            "/api/v1/me/requests/{id}/send-now",
                            "/api/v1/me/requests/{id}/withdraw" ->
                            requests;
                    case "/api/v1/me/requests/{id}/answer" -> answered;
                    case "/api/v1/staff/requests/{id}",
                            "/api/v1/staff/requests/{id}/acknowledge",
                            "/api/v1/staff/requests/{id}/take",
                            "/api/v1/staff/requests/{id}/missing",
                            "/api/v1/staff/requests/{id}/answer",
                            "/api/v1/staff/requests/{id}/release",
                            "/api/v1/staff/requests/{id}/evidence",
                            "/api/v1/staff/requests/{id}/evidence/proof" ->
                            rights;
                    case "/api/v1/me/rights/{id}",
                            "/api/v1/me/rights/{id}/reply",
                            "/api/v1/me/rights/{id}/withdraw",
                            "/api/v1/me/rights/{id}/answer",
                            "/api/v1/me/rights/{id}/silence" ->
                            rights;
                    case "/api/v1/me/permissions/{id}", "/api/v1/me/permissions/{id}/receipt" ->
                            permissions;
                    case "/api/v1/staff/complaints/{id}",
                            "/api/v1/staff/complaints/{id}/evidence",
                            "/api/v1/staff/complaints/{id}/take",
                            "/api/v1/staff/complaints/{id}/questions",
                            "/api/v1/staff/complaints/{id}/answer" ->
                            List.of(complaint);
                    case ASK -> List.of(world.use);
                    case "/api/v1/me/stops/{id}", "/api/v1/stops/{id}/confirmed" -> stops;
                    case "/api/v1/stops/lists/{day}", "/api/v1/stops/lists/{day}/acknowledgement" ->
                            List.of("2026-11-22");
                    default -> List.of();
                };
        if (real.isEmpty() || parameter.find()) {
            throw new AssertionError("give ObjectsOfA real ids for " + operation);
        }
        return real.stream().map(operation::pathWith).toList();
    }

    private List<String> values(Operation operation, String name) {
        if (PLAIN.contains(name)) {
            return List.of();
        }
        if (name.equals("subject") || name.equals("patient")) {
            return List.of(world.a.code(), world.child.code());
        }
        String cursor = cursors.get(operation.path());
        if (name.equals("cursor") && cursor != null) {
            return List.of(cursor);
        }
        throw new AssertionError("give ObjectsOfA a real " + name + " for " + operation);
    }

    private String body(Operation operation) {
        String body = ObjectsOfABodies.ALL.get(operation.toString());
        if (body == null) {
            throw new AssertionError("give ObjectsOfABodies her real ids for " + operation);
        }
        return body.replace("$SUBJECT", world.a.code()).replace("$ACCESS", accesses.get(0));
    }

    private Set<String> ids(String path, String prefix) {
        return ids(openedToken, path, prefix);
    }

    private Set<String> ids(String token, String path, String prefix) {
        Set<String> found = new TreeSet<>();
        Matcher id = ID.matcher(json(token, path).toString());
        while (id.find()) {
            if (id.group(1).startsWith(prefix)) {
                found.add(id.group(1));
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("she has nothing at " + path);
        }
        return found;
    }

    private JsonNode json(String token, String path) {
        HttpResponse<String> answer =
                portal.send(
                        HttpRequest.newBuilder(portal.at(path))
                                .header("Authorization", "Bearer " + token));
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
