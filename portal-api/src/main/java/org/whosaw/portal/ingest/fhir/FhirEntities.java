package org.whosaw.portal.ingest.fhir;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;

/**
 * Reads an event's entities: whom it is about, and which kinds of data were touched. The type of a
 * searched resource is taken from a query; the query itself is never kept.
 */
final class FhirEntities {
    private static final int MAX_KEY = 200;
    private static final int MAX_QUERY = 100_000;
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,7}");
    private static final String SAML_PATIENT = "urn:oasis:names:tc:xacml:2.0:resource:resource-id";
    private static final Pattern SEARCHED =
            Pattern.compile("(?:^|[/\\s])([A-Z][a-z][A-Za-z]{1,40})(?:/_search)?(?=\\?|\\s|$)");

    private static final Map<String, DataCategory> BY_RESOURCE =
            Map.ofEntries(
                    Map.entry("Patient", DataCategory.IDENTITY),
                    Map.entry("Person", DataCategory.IDENTITY),
                    Map.entry("RelatedPerson", DataCategory.CONTACT),
                    Map.entry("Observation", DataCategory.LABORATORY),
                    Map.entry("DiagnosticReport", DataCategory.LABORATORY),
                    Map.entry("Specimen", DataCategory.LABORATORY),
                    Map.entry("ImagingStudy", DataCategory.IMAGING),
                    Map.entry("Media", DataCategory.IMAGING),
                    Map.entry("MedicationRequest", DataCategory.MEDICATION),
                    Map.entry("MedicationAdministration", DataCategory.MEDICATION),
                    Map.entry("MedicationDispense", DataCategory.MEDICATION),
                    Map.entry("MedicationStatement", DataCategory.MEDICATION),
                    Map.entry("Immunization", DataCategory.MEDICATION),
                    Map.entry("NutritionOrder", DataCategory.MEDICATION),
                    Map.entry("ServiceRequest", DataCategory.DIAGNOSIS),
                    Map.entry("DocumentReference", DataCategory.DIAGNOSIS),
                    Map.entry("DocumentManifest", DataCategory.DIAGNOSIS),
                    Map.entry("Composition", DataCategory.DIAGNOSIS),
                    Map.entry("Condition", DataCategory.DIAGNOSIS),
                    Map.entry("Procedure", DataCategory.DIAGNOSIS),
                    Map.entry("AllergyIntolerance", DataCategory.DIAGNOSIS),
                    Map.entry("ClinicalImpression", DataCategory.DIAGNOSIS),
                    Map.entry("RiskAssessment", DataCategory.DIAGNOSIS),
                    Map.entry("CarePlan", DataCategory.DIAGNOSIS),
                    Map.entry("QuestionnaireResponse", DataCategory.DIAGNOSIS),
                    Map.entry("Encounter", DataCategory.ADMISSION),
                    Map.entry("EpisodeOfCare", DataCategory.ADMISSION),
                    Map.entry("Appointment", DataCategory.ADMISSION),
                    Map.entry("Claim", DataCategory.BILLING),
                    Map.entry("ClaimResponse", DataCategory.BILLING),
                    Map.entry("Coverage", DataCategory.BILLING),
                    Map.entry("ExplanationOfBenefit", DataCategory.BILLING),
                    Map.entry("Account", DataCategory.BILLING),
                    Map.entry("Invoice", DataCategory.BILLING),
                    Map.entry("ChargeItem", DataCategory.BILLING),
                    Map.entry("FamilyMemberHistory", DataCategory.GENETICS),
                    Map.entry("MolecularSequence", DataCategory.GENETICS));

    private static final Map<String, DataCategory> BY_LABEL =
            Map.ofEntries(
                    Map.entry("HIV", DataCategory.INFECTION),
                    Map.entry("STD", DataCategory.INFECTION),
                    Map.entry("PSY", DataCategory.MENTAL_HEALTH),
                    Map.entry("PSYTHPN", DataCategory.MENTAL_HEALTH),
                    Map.entry("MH", DataCategory.MENTAL_HEALTH),
                    Map.entry("BH", DataCategory.MENTAL_HEALTH),
                    Map.entry("SUD", DataCategory.MENTAL_HEALTH),
                    Map.entry("ETH", DataCategory.MENTAL_HEALTH),
                    Map.entry("ETHUD", DataCategory.MENTAL_HEALTH),
                    Map.entry("ALCOHOL", DataCategory.MENTAL_HEALTH),
                    Map.entry("DRGIS", DataCategory.MENTAL_HEALTH),
                    Map.entry("SEX", DataCategory.REPRODUCTION),
                    Map.entry("GDIS", DataCategory.GENETICS));

    private final List<FhirNode> entities;
    private final FhirContained contained;

    FhirEntities(List<FhirNode> entities, FhirContained contained) {
        this.entities = entities;
        this.contained = contained;
    }

    /**
     * Returns whom the event is about; for each person the keys the directory may know, best first.
     */
    List<List<SubjectKey>> subjects() {
        List<List<SubjectKey>> subjects = new ArrayList<>();
        for (FhirNode each : entities) {
            FhirReference what = whatOf(each);
            if (isSubject(each, what)) {
                add(subjects, each, what.subjectKeys());
            }
        }
        if (subjects.isEmpty()) {
            for (FhirNode each : entities) {
                addTokenPatient(subjects, each);
            }
        }
        return subjects;
    }

    private static void add(List<List<SubjectKey>> into, FhirNode at, List<SubjectKey> keys) {
        for (SubjectKey each : keys) {
            if (each.value().length() > MAX_KEY || each.system().length() > MAX_KEY) {
                throw at.fault(FhirError.TOO_LONG, "what", MAX_KEY);
            }
        }
        if (keys.isEmpty()) {
            return;
        }
        boolean known = false;
        for (List<SubjectKey> each : into) {
            known |= each.get(0).equals(keys.get(0));
        }
        if (!known) {
            into.add(keys);
        }
    }

    private static void addTokenPatient(List<List<SubjectKey>> into, FhirNode entity) {
        for (FhirNode detail : entity.list("detail")) {
            if (SAML_PATIENT.equals(detail.text("type"))) {
                String text = detail.text("valueString");
                if (text != null) {
                    add(into, entity, FhirIdentifier.ofCx(text).subjectKeys());
                }
            }
        }
    }

    private static boolean isSubject(FhirNode entity, FhirReference what) {
        FhirNode role = entity.child("role");
        if (role == null) {
            return what.isTo("Patient")
                    || typeOf(entity).is(FhirCodeSystem.RESOURCE_TYPE, "Patient");
        }
        if (isRole(entity, "1")) {
            return what.type() == null || what.isTo("Patient", "Person", "RelatedPerson");
        }
        return what.isTo("Patient") && (isRole(entity, "3") || isRole(entity, "4"));
    }

    /** Holds when the entity has that role of FHIR's {@code object-role}. */
    static boolean isRole(FhirNode entity, String code) {
        FhirNode role = entity.child("role");
        if (role == null) {
            return false;
        }
        FhirCoding coding = role.asCoding();
        return code.equals(coding.code())
                && (coding.system() == FhirCodeSystem.OBJECT_ROLE
                        || coding.system() == FhirCodeSystem.NONE);
    }

    private static FhirCoding typeOf(FhirNode entity) {
        FhirNode type = entity.child("type");
        return type == null ? new FhirCoding(FhirCodeSystem.NONE, null, null) : type.asCoding();
    }

    private FhirReference whatOf(FhirNode entity) {
        return FhirReference.of(entity.child("what"), contained);
    }

    /**
     * Returns the kinds of data touched, as far as types and labels say.
     *
     * @param looked whether a look at nothing but the person herself shows who she is
     */
    Set<DataCategory> categories(boolean looked) {
        EnumSet<DataCategory> found = EnumSet.noneOf(DataCategory.class);
        boolean onlyPersons = !entities.isEmpty();
        for (FhirNode each : entities) {
            addLabels(found, each);
            addOwn(found, each);
            FhirReference what = whatOf(each);
            if (isSubject(each, what) && !isRole(each, "4")) {
                continue;
            }
            boolean tag = each.child("role") == null && what.type() == null;
            onlyPersons &= tag;
            String resource = resourceOf(each, what);
            DataCategory category = resource == null ? null : BY_RESOURCE.get(resource);
            if (category == null && resource == null && isRole(each, "3")) {
                category = DataCategory.DIAGNOSIS;
            }
            if (category != null) {
                found.add(category);
            }
        }
        if (onlyPersons && looked && !subjects().isEmpty()) {
            found.add(DataCategory.IDENTITY);
        }
        return found;
    }

    private static void addLabels(Set<DataCategory> into, FhirNode entity) {
        for (FhirNode each : entity.list("securityLabel")) {
            FhirCoding label = each.asCoding();
            DataCategory category = label.code() == null ? null : BY_LABEL.get(label.code());
            if (label.system() == FhirCodeSystem.ACT_CODE && category != null) {
                into.add(category);
            }
        }
    }

    /** Returns what was shown, where we wrote it ourselves. */
    Set<Element> elements() {
        EnumSet<Element> found = EnumSet.noneOf(Element.class);
        for (FhirNode entity : entities) {
            for (FhirNode each : entity.list("detail")) {
                String value = each.text("valueString");
                if (value != null && FhirActionCodes.ELEMENT.equals(each.text("type"))) {
                    Coded.parse(Element.class, value).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /**
     * Returns how many persons the whole list showed: as the sender says, or else with those that
     * it shows without a number by which anybody could find them; null when it names all.
     */
    @Nullable Integer listed() {
        Integer said = said();
        int unfound = unfound();
        int named = unfound == 0 ? 0 : subjects().size();
        return said != null || named == 0 ? said : Integer.valueOf(named + unfound);
    }

    /** Counts persons who are shown by a name alone. */
    private int unfound() {
        int count = 0;
        for (FhirNode each : entities) {
            FhirReference what = whatOf(each);
            boolean shown = what.display() != null || each.text("name") != null;
            count += shown && isSubject(each, what) && what.subjectKeys().isEmpty() ? 1 : 0;
        }
        return count;
    }

    private @Nullable Integer said() {
        for (FhirNode entity : entities) {
            for (FhirNode each : entity.list("detail")) {
                if (FhirActionCodes.LISTED.equals(each.text("type"))) {
                    String value = each.text("valueString");
                    if (value == null || !COUNT.matcher(value).matches()) {
                        throw each.fault(FhirError.VALUE, "valueString");
                    }
                    return Integer.valueOf(value);
                }
            }
        }
        return null;
    }

    /** Reads the kinds that we wrote ourselves. */
    private static void addOwn(Set<DataCategory> into, FhirNode entity) {
        for (FhirNode each : entity.list("detail")) {
            String value = each.text("valueString");
            if (value != null && FhirActionCodes.CATEGORY.equals(each.text("type"))) {
                Coded.parse(DataCategory.class, value).ifPresent(into::add);
            }
        }
    }

    private static @Nullable String resourceOf(FhirNode entity, FhirReference what) {
        if (what.type() != null) {
            return what.type();
        }
        FhirCoding type = typeOf(entity);
        if (type.system() == FhirCodeSystem.RESOURCE_TYPE) {
            return type.code();
        }
        return isRole(entity, "24") ? searchedIn(entity) : null;
    }

    private static @Nullable String searchedIn(FhirNode entity) {
        String encoded = entity.longText("query");
        if (encoded == null || encoded.length() > MAX_QUERY) {
            return null;
        }
        String query;
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(encoded);
            query = new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw entity.fault(FhirError.VALUE, "query");
        }
        String line = query.strip().lines().findFirst().orElse("");
        Matcher matcher = SEARCHED.matcher(line);
        return matcher.find() ? matcher.group(1) : null;
    }
}
