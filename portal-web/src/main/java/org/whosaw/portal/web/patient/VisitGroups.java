package org.whosaw.portal.web.patient;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;

/** Puts the entries of one visit together: one person's clicks through one system. */
public final class VisitGroups {
    private VisitGroups() {}

    /**
     * One visit.
     *
     * @param looks its entries on this page, newest first
     */
    public record Group(List<Access> looks) {
        /** Returns the newest entry. */
        public Access newest() {
            return looks.get(0);
        }

        /** Returns how many entries the visit has, also those on another page. */
        public int count() {
            return Math.max(looks.size(), newest().visit().count());
        }

        /** Returns what any of them showed. */
        public Set<Element> elements() {
            EnumSet<Element> all = EnumSet.noneOf(Element.class);
            looks.forEach(look -> all.addAll(look.elements()));
            return all;
        }

        /** Returns the kinds of data that any of them showed. */
        public Set<DataCategory> categories() {
            EnumSet<DataCategory> all = EnumSet.noneOf(DataCategory.class);
            looks.forEach(look -> all.addAll(look.categories()));
            return all;
        }
    }

    /** Returns the visits in the order of their newest entries. */
    public static List<Group> of(List<Access> newestFirst) {
        Map<Key, List<Access>> groups = new LinkedHashMap<>();
        for (Access each : newestFirst) {
            groups.computeIfAbsent(Key.of(each), key -> new ArrayList<>()).add(each);
        }
        return groups.values().stream().map(Group::new).toList();
    }

    private record Key(
            String accessor, String system, String subject, Instant first, Instant last) {
        static Key of(Access access) {
            return new Key(
                    access.accessor().code(),
                    access.system().code(),
                    access.subject(),
                    access.visit().first(),
                    access.visit().last());
        }
    }
}
