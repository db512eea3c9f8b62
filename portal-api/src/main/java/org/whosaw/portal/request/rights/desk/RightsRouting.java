package org.whosaw.portal.request.rights.desk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.DeskStaff;
import org.whosaw.portal.hospital.DirectoryCards.StaffCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.hospital.HospitalRegistry;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.staff.StaffRegistry;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.request.AskedLines;
import org.whosaw.portal.request.AskedLines.Line;
import org.whosaw.portal.request.RequestSettings;
import org.whosaw.portal.request.rights.RightsAudience;
import org.whosaw.portal.request.rights.RightsRequest;

/**
 * Says who handles which request: the desk; the auditor, when it concerns the desk, its team or
 * those above; two who are named, when she who asks works in the hospital. Safe for threads.
 */
public final class RightsRouting {
    private static final int NAMED = 2;

    private final AskedLines lines;
    private final DeskStaff deskStaff;
    private final DirectoryLookup directory;
    private final PersonDirectory persons;
    private final HospitalRegistry hospitals;
    private final StaffRegistry registry;
    private final RequestSettings settings;

    public RightsRouting(
            AskedLines lines,
            DeskStaff deskStaff,
            DirectoryLookup directory,
            PersonDirectory persons,
            HospitalRegistry hospitals,
            StaffRegistry registry,
            RequestSettings settings) {
        this.lines = lines;
        this.deskStaff = deskStaff;
        this.directory = directory;
        this.persons = persons;
        this.hospitals = hospitals;
        this.registry = registry;
        this.settings = settings;
    }

    /**
     * Returns who handles what a patient files.
     *
     * @throws PortalException not found, when the line that it is about is not hers to read
     */
    RightsAudience audience(PatientPrincipal patient, Filing filing) {
        Long event = filing.eventId();
        if (event != null && !lines.mayRead(patient, filing.subject().person(), event)) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        HospitalId hospital = filing.subject().hospital();
        if (event != null && isAbove(hospital, line(hospital, filing.subject().person(), event))) {
            return RightsAudience.AUDITOR;
        }
        return filing.colleague() ? RightsAudience.NAMED : RightsAudience.DESK;
    }

    private @Nullable Line line(HospitalId hospital, PersonId person, long event) {
        return lines.find(hospital, person, event).orElse(null);
    }

    private boolean isAbove(HospitalId hospital, @Nullable Line line) {
        if (line == null) {
            return false;
        }
        String department = lower(line.department());
        String role = lower(line.role());
        return settings.auditorDepartments().stream()
                        .anyMatch(word -> department.contains(lower(word)))
                || settings.auditorRoles().stream().anyMatch(word -> role.equals(lower(word)))
                || deskStaff.isOfDesk(hospital, line.accessorKey());
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    /** Returns which requests a member sees. */
    public List<RightsAudience> audiences(StaffPrincipal member) {
        return List.of(RightsAudience.values()).stream()
                .filter(each -> sees(member, each))
                .toList();
    }

    /** Says whether a member sees requests of that audience. */
    public boolean sees(StaffPrincipal member, RightsAudience audience) {
        return switch (audience) {
            case DESK -> member.has(StaffRole.PRIVACY_OFFICER, StaffRole.RECORDS);
            case AUDITOR -> member.has(StaffRole.AUDITOR);
            case NAMED -> isNamed(member);
        };
    }

    /** Two are named by their logins; where nobody is, the auditor is the one. */
    private boolean isNamed(StaffPrincipal member) {
        List<String> named =
                hospitals
                        .find(member.hospitalId())
                        .map(HospitalRegistry.Hospital::code)
                        .map(code -> settings.colleagueHandlers().get(code))
                        .orElse(List.of());
        return named.isEmpty()
                ? member.has(StaffRole.AUDITOR)
                : registry.find(member.staffUserId())
                        .filter(
                                staff ->
                                        named.stream().limit(NAMED).anyMatch(staff.login()::equals))
                        .isPresent();
    }

    /**
     * Says whether a request concerns a member: she is the patient, the one whose look it is about,
     * or of that one's department.
     *
     * @throws PortalException when it is not known who she is
     */
    public boolean concerns(StaffPrincipal member, RightsRequest request) {
        deskStaff.requireLinked(member);
        PersonId person = request.person();
        if (person == null) {
            return false;
        }
        Optional<StaffCard> herself = card(member);
        String name = persons.find(person).map(PersonCard::name).orElse("");
        if (herself.filter(card -> card.name().equals(name)).isPresent()) {
            return true;
        }
        Long event = request.eventId();
        Line line = event == null ? null : line(member.hospitalId(), person, event);
        if (line == null) {
            return false;
        }
        String team = line.department();
        return deskStaff.isHerself(member.hospitalId(), member.staffUserId(), line.accessorKey())
                || team != null
                        && herself.map(StaffCard::department).filter(team::equals).isPresent();
    }

    private Optional<StaffCard> card(StaffPrincipal member) {
        return deskStaff.keysOf(member.hospitalId(), member.staffUserId()).stream()
                .map(directory::staff)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
