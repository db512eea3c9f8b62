package org.whosaw.portal.ingest.atna;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds one element: its attributes, its children, and where it stands. Text is never kept. */
record AtnaNode(
        String name,
        Map<String, String> attributes,
        List<AtnaNode> children,
        int line,
        int column) {

    /** Returns an attribute, stripped; null when absent or blank. */
    @Nullable String text(String attribute) {
        String value = attributes.get(attribute);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Returns the first child of that name, or null. */
    @Nullable AtnaNode child(String wanted) {
        for (AtnaNode each : children) {
            if (each.name.equals(wanted)) {
                return each;
            }
        }
        return null;
    }

    /** Returns the children of that name. */
    List<AtnaNode> children(String wanted) {
        List<AtnaNode> found = new ArrayList<>();
        for (AtnaNode each : children) {
            if (each.name.equals(wanted)) {
                found.add(each);
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return "AtnaNode[" + name + "]";
    }
}
