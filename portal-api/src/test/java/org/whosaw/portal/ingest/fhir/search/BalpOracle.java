package org.whosaw.portal.ingest.fhir.search;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/** Holds resources against FHIR R4 and the BALP profiles of ../shared/data; built once a JVM. */
final class BalpOracle {
    private static final Path DATA = Path.of("../../shared/data/fhir-balp");
    static final Path EXAMPLES = DATA.resolve("examples-1.1.4");

    private static final Path PROFILES = DATA.resolve("_profiles-ci-1.1.5-sushi");

    private static final String XML_READER = "javax.xml.stream.XMLInputFactory";

    private final FhirValidator validator;

    private BalpOracle() {
        FhirContext context = FhirContext.forR4();
        PrePopulatedValidationSupport given = new PrePopulatedValidationSupport(context);
        resources(PROFILES, "StructureDefinition-", context).forEach(given::addResource);
        Path terms = DATA.resolve("_terminology-1.1.4");
        resources(terms, "ValueSet-", context).forEach(given::addResource);
        resources(terms, "CodeSystem-", context).forEach(given::addResource);
        // The profiles come as differentials; their snapshots are made when they are first asked.
        ValidationSupportChain chain =
                new ValidationSupportChain(
                        new DefaultProfileValidationSupport(context),
                        given,
                        new SnapshotGeneratingValidationSupport(context),
                        new CommonCodeSystemsTerminologyService(context),
                        new InMemoryTerminologyServerValidationSupport(context));
        FhirInstanceValidator instances = new FhirInstanceValidator(chain);
        instances.setNoTerminologyChecks(false);
        validator = context.newValidator().registerValidatorModule(instances);
    }

    private static final class Once {
        private static final BalpOracle ORACLE = make();
    }

    /** Our own XML reader stands on the class path too, and this library knows only the other. */
    private static BalpOracle make() {
        String before = System.getProperty(XML_READER);
        System.setProperty(XML_READER, "com.ctc.wstx.stax.WstxInputFactory");
        try {
            BalpOracle oracle = new BalpOracle();
            oracle.faults("{\"resourceType\": \"AuditEvent\"}");
            return oracle;
        } finally {
            if (before == null) {
                System.clearProperty(XML_READER);
            } else {
                System.setProperty(XML_READER, before);
            }
        }
    }

    /** Says whether the profiles are here. */
    static boolean isHere() {
        return Files.isDirectory(PROFILES);
    }

    static BalpOracle get() {
        return Once.ORACLE;
    }

    private static List<org.hl7.fhir.instance.model.api.IBaseResource> resources(
            Path folder, String prefix, FhirContext context) {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(each -> each.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .map(each -> parse(each, context))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static org.hl7.fhir.instance.model.api.IBaseResource parse(
            Path file, FhirContext context) {
        try {
            return context.newJsonParser().parseResource(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what is wrong with a resource, by the profiles it names and those given. */
    List<String> faults(String json, String... profiles) {
        ValidationOptions options = new ValidationOptions();
        for (String each : profiles) {
            options.addProfile(each);
        }
        return validator.validateWithResult(json, options).getMessages().stream()
                .filter(each -> each.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(BalpOracle::told)
                .toList();
    }

    private static String told(SingleValidationMessage message) {
        return message.getSeverity()
                + " "
                + message.getLocationString()
                + ": "
                + message.getMessage();
    }
}
