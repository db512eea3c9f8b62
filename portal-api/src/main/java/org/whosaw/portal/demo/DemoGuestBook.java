package org.whosaw.portal.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.demo.DemoFile.PatientLine;
import org.whosaw.portal.demo.DemoFile.StaffLine;
import org.whosaw.portal.demo.DemoFile.SystemLine;
import org.whosaw.portal.demo.DemoIdentities.ClientSecrets;
import org.whosaw.portal.demo.DemoIdentities.StaffSecrets;
import org.whosaw.portal.demo.world.DemoWorld;
import org.whosaw.portal.demo.world.Story;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;

/** Lets readers in: gives mothers binding codes, makes staff and clients, writes demo.json. */
public final class DemoGuestBook {
    private static final int MOST_PATIENTS = 100;
    private static final List<Story> STORIES =
            List.of(
                    Story.PHOTOGRAPHER,
                    Story.QUEUE_AT_NIGHT,
                    Story.IN_WARD,
                    Story.TWINS,
                    Story.SHARED_PHONE,
                    Story.LOSS,
                    Story.STILLBIRTH);
    private static final List<String> FEEDS = List.of("us-queue", "emr", "newborn", "register");

    private final DemoIdentities identities;

    public DemoGuestBook(DemoIdentities identities) {
        this.identities = identities;
    }

    /**
     * Writes {@code demo.json}. What an earlier start handed out is kept while it is good: codes
     * that were not used, and staff and clients when the file belongs to this database.
     */
    public DemoFile open(DemoWorld world, HospitalId hospital, String baseUrl, Path folder) {
        Optional<DemoFile> earlier = DemoFile.read(folder).filter(this::isOfThisDatabase);
        Map<String, String> codes = new HashMap<>();
        earlier.ifPresent(
                each -> each.patients().forEach(line -> codes.put(line.mrn(), line.bindingCode())));
        DemoFile file =
                new DemoFile(
                        baseUrl,
                        DemoFile.ONE_TIME_PASSWORD,
                        patients(world, hospital, codes),
                        earlier.map(DemoFile::staff).orElseGet(() -> staff(hospital)),
                        earlier.map(DemoFile::systems).orElseGet(() -> systems(hospital)));
        file.write(folder);
        return file;
    }

    private boolean isOfThisDatabase(DemoFile file) {
        return !file.systems().isEmpty()
                && file.systems().stream().allMatch(each -> identities.isActive(each.clientId()));
    }

    private String code(HospitalId hospital, String mrn, @Nullable String earlier) {
        return earlier != null && identities.isOpen(earlier)
                ? earlier
                : identities.bindingCode(hospital, mrn);
    }

    private List<PatientLine> patients(
            DemoWorld world, HospitalId hospital, Map<String, String> codes) {
        Map<String, PatientEntry> mothers = new LinkedHashMap<>();
        for (Story story : STORIES) {
            PatientEntry mother = world.mother(story);
            mothers.put(mother.mrn(), mother);
        }
        Iterator<PatientEntry> others = world.mothers();
        while (mothers.size() < MOST_PATIENTS && others.hasNext()) {
            PatientEntry mother = others.next();
            mothers.putIfAbsent(mother.mrn(), mother);
        }
        PatientEntry contact = world.contact();
        mothers.put(contact.mrn(), contact);
        List<PatientLine> lines = new ArrayList<>();
        for (PatientEntry each : mothers.values()) {
            if (each.phone() != null) {
                lines.add(
                        new PatientLine(
                                each.name(),
                                each.phone(),
                                code(hospital, each.mrn(), codes.get(each.mrn())),
                                each.mrn(),
                                DemoFiller.HOSPITAL));
            }
        }
        return lines;
    }

    private List<StaffLine> staff(HospitalId hospital) {
        List<StaffLine> lines = new ArrayList<>();
        for (StaffRole role : StaffRole.values()) {
            String login = "demo-" + role.code();
            StaffSecrets secrets = identities.staff(hospital, login, role);
            lines.add(
                    new StaffLine(
                            login,
                            secrets.password(),
                            secrets.totpSecret(),
                            List.of(role.code()),
                            DemoFiller.HOSPITAL));
        }
        return lines;
    }

    private List<SystemLine> systems(HospitalId hospital) {
        List<SystemLine> lines = new ArrayList<>();
        lines.add(system(hospital, null, Set.of(Scope.values())));
        for (String code : FEEDS) {
            lines.add(system(hospital, code, Set.of(Scope.INGEST)));
        }
        return lines;
    }

    private SystemLine system(HospitalId hospital, @Nullable String code, Set<Scope> scopes) {
        ClientSecrets secrets = identities.client(hospital, code, scopes);
        return new SystemLine(
                secrets.clientId(),
                secrets.clientSecret(),
                scopes.stream().map(Coded::code).sorted().toList(),
                DemoFiller.HOSPITAL,
                code);
    }

    /** Returns the key of the text that says what to look for in a mother's story. */
    static String textKey(Story story) {
        return "demo.look." + story.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the stories in the order of the first patients in the file. */
    static List<Story> stories() {
        return STORIES;
    }
}
