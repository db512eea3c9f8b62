package org.whosaw.portal.ingest.atna;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.SubjectKey;

/**
 * Finds the persons that a message is about, by type and role of its objects, and the keys under
 * which the directory may know each: {@code 123^^^WARD&1.2.3&ISO} is the identifier 123 of the
 * authority {@code urn:oid:1.2.3}, and then the hospital's own number 123.
 *
 * <p>The second reading is left out where it would be a guess: for an authority that is not one of
 * the hospital's own, when these are configured; and, when they are not, in a message that names
 * persons by several authorities.
 */
final class AtnaSubjects {
    private static final int MAX_KEY = 200;
    private static final Pattern OID = Pattern.compile("[0-2](\\.\\d+)+");
    private static final Pattern FHIR_PATIENT =
            Pattern.compile("(?:.*/)?Patient/([A-Za-z0-9\\-.]{1,64})(?:/_history/.*)?");

    private final Set<String> own;
    private final List<List<Named>> persons = new ArrayList<>();
    private @Nullable AtnaNode tooLong;
    private int unfound;

    /**
     * @param own the authorities under which the hospital's own numbers run, empty when not known
     */
    AtnaSubjects(AtnaNode message, Set<String> own) {
        this.own = own;
        for (AtnaNode each : message.children("ParticipantObjectIdentification")) {
            if (isPatient(each)) {
                String id = each.text("ParticipantObjectID");
                boolean found = id != null && add(each, id);
                unfound += found || each.child("ParticipantObjectName") == null ? 0 : 1;
            }
        }
    }

    /** One number, with its authority when it has one. */
    private record Named(@Nullable String authority, String value) {}

    private static boolean isPatient(AtnaNode object) {
        String type = object.text("ParticipantObjectTypeCode");
        String role = object.text("ParticipantObjectTypeCodeRole");
        if (type == null || type.equals("1")) {
            return "1".equals(role) || role == null && type != null && isNumberOfPatient(object);
        }
        return false;
    }

    /** Holds for RFC 3881's record number and patient number. */
    private static boolean isNumberOfPatient(AtnaNode object) {
        AtnaNode type = object.child("ParticipantObjectIDTypeCode");
        String code = type == null ? null : AtnaCode.of(type).code();
        return "1".equals(code) || "2".equals(code);
    }

    private boolean add(AtnaNode object, String id) {
        List<Named> names = new ArrayList<>();
        for (String each : id.split("~")) {
            Named named = named(each.strip());
            if (named == null) {
                continue;
            }
            if (named.value.length() > MAX_KEY
                    || named.authority != null && named.authority.length() > MAX_KEY) {
                tooLong = object;
            }
            names.add(named);
        }
        return !names.isEmpty() && persons.add(names);
    }

    private static @Nullable Named named(String text) {
        Matcher fhir = FHIR_PATIENT.matcher(text);
        if (fhir.matches()) {
            return new Named(null, fhir.group(1));
        }
        int bar = text.indexOf('|');
        if (bar > 0 && text.substring(0, bar).contains(":")) {
            String value = text.substring(bar + 1).strip();
            return value.isEmpty() ? null : new Named(text.substring(0, bar), value);
        }
        String[] parts = text.split("\\^", -1);
        String value = parts[0].strip();
        if (value.isEmpty()) {
            return null;
        }
        return new Named(parts.length < 4 ? null : authority(parts[3].split("&", -1)), value);
    }

    /** Returns an assigning authority: its universal id before its local name. */
    private static @Nullable String authority(String[] parts) {
        String universal = parts.length > 1 ? parts[1].strip() : "";
        if (!universal.isEmpty()) {
            return OID.matcher(universal).matches() ? "urn:oid:" + universal : universal;
        }
        String local = parts[0].strip();
        return local.isEmpty() ? null : OID.matcher(local).matches() ? "urn:oid:" + local : local;
    }

    /** Returns an object whose id is too long to be one, or null. */
    @Nullable AtnaNode tooLong() {
        return tooLong;
    }

    /** Returns how many persons are shown by a name alone, by which nobody can find them. */
    int unfound() {
        return unfound;
    }

    boolean isEmpty() {
        return persons.isEmpty();
    }

    /** Returns for each person the keys that may name her, best first. */
    List<List<SubjectKey>> keys() {
        Set<List<SubjectKey>> all = new LinkedHashSet<>();
        boolean several =
                persons.stream()
                                .flatMap(List::stream)
                                .map(Named::authority)
                                .filter(each -> each != null)
                                .distinct()
                                .count()
                        > 1;
        for (List<Named> each : persons) {
            all.add(keys(each, several));
        }
        return List.copyOf(all);
    }

    private List<SubjectKey> keys(List<Named> names, boolean several) {
        Set<SubjectKey> keys = new LinkedHashSet<>();
        for (Named each : names) {
            if (each.authority != null) {
                keys.add(new SubjectKey(each.authority, each.value));
            }
        }
        for (Named each : names) {
            boolean ours =
                    each.authority == null
                            || (own.isEmpty() ? !several : own.contains(each.authority));
            if (ours) {
                keys.add(SubjectKey.mrn(each.value));
            }
        }
        return List.copyOf(keys);
    }
}
