package org.whosaw.portal.web.patient;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.web.i18n.Words;

/**
 * Names what the rooms hand over by code: kinds of data, elements, roles, purposes. After a loss it
 * says child, never baby.
 */
public final class Speech {
    /** How many elements a line names before it counts the rest. */
    private static final int NAMED = 3;

    /** What a stranger could use, named before everything else. */
    private static final List<Element> TELLING =
            List.of(
                    Element.NAME,
                    Element.PHONE,
                    Element.DUE_DATE,
                    Element.NEWBORN_BIRTH_DATE,
                    Element.LAST_PERIOD,
                    Element.ID_NUMBER,
                    Element.ADDRESS,
                    Element.BED);

    private static final Comparator<Element> TELLING_FIRST =
            Comparator.<Element>comparingInt(
                            each -> {
                                int place = TELLING.indexOf(each);
                                return place < 0 ? TELLING.size() : place;
                            })
                    .thenComparing(Comparator.naturalOrder());

    private final Words words;
    private final boolean loss;

    public Speech(Words words, boolean loss) {
        this.words = words;
        this.loss = loss;
    }

    public Words words() {
        return words;
    }

    public boolean loss() {
        return loss;
    }

    /** Returns the kind of data in her words. */
    public String category(DataCategory category) {
        return orAfterLoss("category." + category.code());
    }

    /** Returns the element in her words. */
    public String element(Element element) {
        return orAfterLoss("element." + element.code());
    }

    private String orAfterLoss(String key) {
        String gentle = loss ? words.find(key + ".loss", null) : null;
        return gentle == null ? words.get(key) : gentle;
    }

    /** Returns all elements as a list in words, the telling ones first. */
    public String elements(Collection<Element> elements) {
        return joined(elements.stream().sorted(TELLING_FIRST).map(this::element));
    }

    /** Returns the telling elements by name, and how many in all where there are more. */
    public String someElements(Collection<Element> elements) {
        List<String> names = elements.stream().sorted(TELLING_FIRST).map(this::element).toList();
        String named = joined(names.stream().limit(NAMED));
        return names.size() <= NAMED
                ? named
                : words.get("elements.many", "elements", named, "count", names.size());
    }

    /** Returns what was shown in one breath: some elements by name and how many in all; or null. */
    public @Nullable String saw(Collection<Element> elements, Collection<DataCategory> categories) {
        List<String> names = names(elements, categories);
        if (names.isEmpty()) {
            return null;
        }
        String named = joined(names.stream().limit(NAMED));
        return names.size() <= NAMED
                ? words.get("row.saw", "elements", named)
                : words.get("row.saw.many", "elements", named, "count", names.size());
    }

    /** Returns what was shown in full, or null when the source does not say. */
    public @Nullable String shown(
            Collection<Element> elements, Collection<DataCategory> categories) {
        List<String> names = names(elements, categories);
        return names.isEmpty() ? null : joined(names.stream());
    }

    private List<String> names(Collection<Element> elements, Collection<DataCategory> categories) {
        if (!elements.isEmpty()) {
            return elements.stream().sorted(TELLING_FIRST).map(this::element).toList();
        }
        return categories.stream().sorted().map(this::category).toList();
    }

    private String joined(Stream<String> names) {
        return names.collect(Collectors.joining(words.get("list.comma")));
    }

    /** Returns a code of ours in words, or the source's own word where it is none of ours. */
    public @Nullable String ofCode(String prefix, @Nullable String code) {
        return code == null || code.isBlank() ? null : words.find(prefix + "." + code, code);
    }

    /** Returns a constant in words. */
    public String of(String prefix, Coded constant) {
        return words.get(prefix + "." + constant.code());
    }

    /** Returns the name in the language in use, where there is an English one. */
    public String named(String name, @Nullable String nameEn) {
        return words.language().named(name, nameEn);
    }

    /** Returns the parts that are there, with a dot between them. */
    public static String dotted(@Nullable String... parts) {
        StringBuilder all = new StringBuilder();
        for (String part : parts) {
            if (part != null && !part.isBlank()) {
                all.append(all.isEmpty() ? "" : " · ").append(part);
            }
        }
        return all.toString();
    }
}
