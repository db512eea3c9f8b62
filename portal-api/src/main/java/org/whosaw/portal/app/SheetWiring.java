package org.whosaw.portal.app;

import java.util.Map;
import java.util.TreeMap;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.hospital.HospitalRegistry.Hospital;
import org.whosaw.portal.hospital.doubt.ContactMatcher;
import org.whosaw.portal.ingest.RefusalCounter;
import org.whosaw.portal.ingest.fhir.rest.FhirFiles;
import org.whosaw.portal.ingest.file.FileFeature;
import org.whosaw.portal.ingest.file.FileIntake;
import org.whosaw.portal.ingest.file.FileWords;
import org.whosaw.portal.ingest.file.FolderWatch;
import org.whosaw.portal.ingest.refusal.Refusals;
import org.whosaw.portal.ingest.sheet.rest.SheetFeature;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Builds what takes spreadsheets in. */
public final class SheetWiring {
    private SheetWiring() {}

    /** Returns it over built rooms, with or without a server. */
    public static SheetFeature feature(
            Rooms rooms, PortalConfiguration configuration, Texts texts) {
        HospitalFeature hospital = rooms.hospital();
        ContactMatcher matcher =
                new ContactMatcher(
                        rooms.database(),
                        rooms.vault(),
                        hospital.keys(),
                        hospital.persons(),
                        hospital.contacts(),
                        rooms.ids(),
                        rooms.clock());
        return new SheetFeature(
                rooms.access().recorder(),
                matcher,
                hospital.lookup(),
                configuration.sheets(),
                configuration.ingest(),
                texts,
                refusals(rooms),
                rooms.clock());
    }

    /** Returns what counts the refusals of a client, under the system that it is. */
    static RefusalCounter refusals(Rooms rooms) {
        Refusals all = AtnaWiring.refusals(rooms);
        return (client, format, rules) -> {
            Map<String, Long> byRule = new TreeMap<>();
            rules.forEach(rule -> byRule.merge(rule, 1L, Long::sum));
            all.add(
                    client.hospitalId(),
                    rooms.identity().clientPrincipals().systemOf(client).orElse(null),
                    format,
                    byRule);
        };
    }

    /** Returns what watches the configured folders; it does nothing when there are none. */
    static FolderWatch watch(Rooms rooms, PortalConfiguration configuration, Texts texts) {
        return new FolderWatch(
                files(rooms, configuration, texts),
                configuration.files(),
                code -> rooms.hospital().hospitals().find(code).map(Hospital::id),
                new FileWords(texts, Language.ZH_CN));
    }

    /** Returns what takes files in, over built rooms. */
    public static FileIntake files(Rooms rooms, PortalConfiguration configuration, Texts texts) {
        return new FileFeature(
                        rooms.database(),
                        rooms.sealer(),
                        rooms.ids(),
                        rooms.clock(),
                        texts,
                        rooms.access().recorder(),
                        feature(rooms, configuration, texts).desk(),
                        new FhirFiles(
                                rooms.hospital(),
                                rooms.access().recorder(),
                                rooms.disclosure().recorder()),
                        AtnaWiring.intake(rooms, configuration),
                        AtnaWiring.refusals(rooms)::add,
                        configuration.dataFolder().resolve("sealed"))
                .intake();
    }
}
