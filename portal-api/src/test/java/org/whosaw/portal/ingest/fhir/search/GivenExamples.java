package org.whosaw.portal.ingest.fhir.search;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.ingest.fhir.FhirDecoder;
import org.whosaw.portal.ingest.fhir.FhirDocument;
import org.whosaw.portal.ingest.fhir.FhirEntry;
import org.whosaw.portal.kernel.PersonId;

/** The AuditEvents of ../shared/data, each sent with persons of its own. */
final class GivenExamples {
    private static final Path DATA = Path.of("../../shared/data");

    private GivenExamples() {}

    /**
     * What was sent and understood.
     *
     * @param persons whose events they are; empty when they are about nobody
     */
    record Sent(List<FhirEntry> entries, List<PersonId> persons) {}

    static boolean areHere() {
        return Files.isDirectory(DATA);
    }

    /** Returns every file that holds AuditEvents of our version. */
    static List<Path> all() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder :
                List.of(
                        "fhir-balp/examples-1.1.4",
                        "fhir-mhd-audit",
                        "fhir-r4-core",
                        "fhir-ch-patient-audit/ch-atc/input/examples/auditevent",
                        "fhir-ch-patient-audit/ch-atc/input/examples/bundle")) {
            try (Stream<Path> list = Files.list(DATA.resolve(folder))) {
                list.filter(GivenExamples::isEvent).sorted().forEach(all::add);
            }
        }
        return all;
    }

    private static boolean isEvent(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("AuditEvent-") || name.endsWith(".xml");
    }

    /** Registers whom a file is about, under numbers of this file's own, and sends it. */
    static Sent send(FhirHouse house, Path file) throws IOException {
        String body = Files.readString(file);
        Set<String> numbers = new LinkedHashSet<>();
        for (FhirEntry entry : entries(body)) {
            entry.subjects().forEach(keys -> keys.forEach(key -> numbers.add(key.value())));
        }
        for (String each : numbers) {
            body = body.replace(each, each + "-" + Long.toString(house.rooms.house.ids.next(), 36));
        }
        List<FhirEntry> entries = entries(body);
        Set<PersonId> persons = new LinkedHashSet<>();
        for (FhirEntry entry : entries) {
            for (List<SubjectKey> keys : entry.subjects()) {
                persons.add(house.register(keys.get(0), "演示甲"));
            }
        }
        for (String answer : house.takeFhir(body)) {
            if (!answer.equals("ACCEPTED")) {
                throw new IllegalStateException(file + ": " + answer);
            }
        }
        return new Sent(entries, List.copyOf(persons));
    }

    private static List<FhirEntry> entries(String body) {
        FhirDecoder decoder = new FhirDecoder(1 << 24);
        var in = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        FhirDocument document =
                body.startsWith("<") || body.startsWith("\uFEFF<")
                        ? decoder.decodeXml(in, "HIS")
                        : decoder.decodeJson(in, "HIS");
        return document.items().stream().map(each -> each.value()).toList();
    }
}
