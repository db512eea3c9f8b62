package org.whosaw.portal.ingest.fhir.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.access.AccessReading.Filter;
import org.whosaw.portal.access.AccessScroll;
import org.whosaw.portal.access.AccessScroll.Position;
import org.whosaw.portal.access.AccessScroll.Stretch;
import org.whosaw.portal.access.AccessTimeline;
import org.whosaw.portal.crypto.Cursors;
import org.whosaw.portal.disclosure.DisclosureList;
import org.whosaw.portal.disclosure.ProvisionView;
import org.whosaw.portal.identity.RecordReader;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Page;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.text.Language;

/** Searches lists and writes what is found. Safe for threads. */
final class AuditEventSearch {
    private final SearchDoor door;
    private final AccessScroll scroll;
    private final AccessTimeline timeline;
    private final DisclosureList given;
    private final Cursors cursors;

    AuditEventSearch(
            SearchDoor door,
            AccessScroll scroll,
            AccessTimeline timeline,
            DisclosureList given,
            Cursors cursors) {
        this.given = given;
        this.door = door;
        this.scroll = scroll;
        this.timeline = timeline;
        this.cursors = cursors;
    }

    /**
     * What was found.
     *
     * @param self what was searched, as the query of an address
     * @param next the query of the next page, or null at the end
     */
    record Found(List<ObjectNode> events, String self, @Nullable String next) {}

    /** Returns one page. A link of ours leads to the page after it, for this reader, unaltered. */
    Found search(RecordReader reader, SearchQuery query, Language language) {
        SearchDoor.Opened opened = door.open(reader, query);
        String self = query.written(opened.named());
        String domain = "fhir.audit-event\n" + reader.getName() + "\n" + self;
        if (query.isOfDisclosures()) {
            return provisions(reader, query, opened, self);
        }
        Position after = position(domain, query.cursor());
        door.enter(reader, opened);
        Stretch stretch =
                scroll.read(
                        new AccessScroll.Ask(
                                opened.subjects(),
                                opened.opened(),
                                query.oldestFirst(),
                                query.dates().from(),
                                query.dates().to(),
                                query.dates()::wants,
                                opened.by(),
                                after,
                                query.count(),
                                language));
        Position next = stretch.next();
        String cursor =
                next == null
                        ? null
                        : cursors.write(domain, next.at(), next.eventId(), next.person());
        String and = self.isEmpty() ? "" : "&";
        return new Found(
                stretch.items().stream().map(each -> write(reader, each)).toList(),
                query.cursor() == null ? self : self + and + "cursor=" + query.cursor(),
                cursor == null ? null : self + and + "cursor=" + cursor);
    }

    /** What was given to outside parties, newest first. */
    private Found provisions(
            RecordReader reader, SearchQuery query, SearchDoor.Opened opened, String self) {
        Page<ProvisionView> page =
                given.list(opened.subjects(), opened.opened(), query.count(), query.cursor());
        door.enter(reader, opened);
        String next = page.next();
        return new Found(
                page.items().stream().map(each -> write(reader, each)).toList(),
                query.cursor() == null ? self : self + "&cursor=" + query.cursor(),
                next == null ? null : self + "&cursor=" + next);
    }

    private static ObjectNode write(RecordReader reader, ProvisionView provision) {
        return ProvisionWriter.write(provision, reader.patient() == null);
    }

    private @Nullable Position position(String domain, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        long[] at = cursors.read(domain, cursor, 3);
        return new Position(at[0], at[1], at[2]);
    }

    private static ObjectNode write(RecordReader reader, Access access) {
        return reader.patient() == null
                ? AuditEventWriter.writeNamed(access)
                : AuditEventWriter.write(access);
    }

    /**
     * Returns one event: of hers; or of the person whom the id names, to an auditor, whose look is
     * on that person's list before this returns. Not found for anybody else's as for none.
     */
    ObjectNode find(RecordReader reader, String id, Language language) {
        int dot = id.indexOf('.');
        String entry = dot < 0 ? id : id.substring(0, dot);
        String person = dot < 0 ? null : id.substring(dot + 1).replace('-', '_');
        OptionalLong event = Ids.parse(IdPrefix.ACCESS, entry.replace('-', '_'));
        OptionalLong provision = Ids.parse(IdPrefix.DISCLOSURE, entry.replace('-', '_'));
        SearchDoor.Opened opened = door.openOne(reader, person);
        if (provision.isPresent()) {
            ProvisionView found =
                    given.find(opened.subjects(), opened.opened(), provision.getAsLong())
                            .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
            door.enter(reader, opened);
            return write(reader, found);
        }
        if (event.isEmpty() || opened.subjects().isEmpty()) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        AccessReading all =
                new AccessReading(
                        0, opened.subjects(), opened.opened(), Filter.NONE, 1, null, language);
        Access found = timeline.find(all, event.getAsLong()).access();
        door.enter(reader, opened);
        return write(reader, found);
    }

    /** Writes a searchset. */
    static ObjectNode bundle(Found found, String base) {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        bundle.put("resourceType", "Bundle");
        bundle.put("type", "searchset");
        ArrayNode links = bundle.putArray("link");
        link(links, "self", base, found.self());
        if (found.next() != null) {
            link(links, "next", base, found.next());
        }
        if (!found.events().isEmpty()) {
            ArrayNode entries = bundle.putArray("entry");
            for (ObjectNode each : found.events()) {
                ObjectNode entry = entries.addObject();
                entry.put("fullUrl", base + "/AuditEvent/" + each.path("id").asText());
                entry.set("resource", each);
                entry.putObject("search").put("mode", "match");
            }
        }
        return bundle;
    }

    private static void link(ArrayNode links, String relation, String base, String query) {
        String end = query.isEmpty() ? "" : "?" + query;
        links.addObject().put("relation", relation).put("url", base + "/AuditEvent" + end);
    }
}
