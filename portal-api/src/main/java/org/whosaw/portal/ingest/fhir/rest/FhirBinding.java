package org.whosaw.portal.ingest.fhir.rest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessError;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.ingest.fhir.FhirEntry;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PortalException;

/**
 * Binds an event's candidates to the hospital's directory, for one request. What it chooses hangs
 * on the directory as little as can be: the same event sent again must stay the same.
 */
final class FhirBinding {
    private static final int LONGEST_TERMINAL = 64;

    private final FhirDirectory directory;
    private final HospitalId hospital;
    private final @Nullable String ownSystem;
    private final Set<SubjectKey> registered;

    /** Looks up at once which of the subjects' alternative keys are registered. */
    FhirBinding(FhirDirectory directory, SystemPrincipal client, Collection<FhirEntry> entries) {
        this.directory = directory;
        this.hospital = client.hospitalId();
        this.ownSystem = directory.ownSystem(client).orElse(null);
        Set<SubjectKey> doubtful = new HashSet<>();
        for (FhirEntry entry : entries) {
            for (List<SubjectKey> keys : entry.subjects()) {
                if (keys.size() > 1) {
                    doubtful.addAll(keys);
                }
            }
        }
        this.registered = doubtful.isEmpty() ? Set.of() : directory.registered(hospital, doubtful);
    }

    /**
     * Returns the access and perhaps the provision that an entry is.
     *
     * @throws PortalException when no system of the hospital is named
     */
    FhirSink.Item bind(FhirEntry entry) {
        String system = system(entry);
        List<SubjectKey> subjects = new ArrayList<>();
        entry.subjects().forEach(keys -> subjects.add(chosen(keys)));
        return new FhirSink.Item(
                entry.bound(system, terminal(entry), subjects), provision(entry, system, subjects));
    }

    private String system(FhirEntry entry) {
        if (ownSystem != null) {
            return ownSystem;
        }
        return directory
                .system(hospital, entry.systems())
                .orElseThrow(() -> new PortalException(AccessError.SYSTEM_UNKNOWN));
    }

    private static @Nullable String terminal(FhirEntry entry) {
        for (String each : entry.terminals()) {
            if (each.length() <= LONGEST_TERMINAL) {
                return each;
            }
        }
        return null;
    }

    /** Returns the key that is registered; else the hospital's own number, for it will be. */
    private SubjectKey chosen(List<SubjectKey> keys) {
        for (SubjectKey each : keys) {
            if (registered.contains(each)) {
                return each;
            }
        }
        for (SubjectKey each : keys) {
            if (each.system().equals(SubjectKey.MRN)) {
                return each;
            }
        }
        return keys.get(0);
    }

    private @Nullable Provision provision(
            FhirEntry entry, String system, List<SubjectKey> subjects) {
        FhirEntry.Disclosure disclosure = entry.disclosure();
        if (disclosure == null || disclosure.recipients().isEmpty() || subjects.isEmpty()) {
            return null;
        }
        String recipient = directory.recipient(hospital, disclosure.recipients());
        return entry.provision(system, recipient, subjects);
    }
}
