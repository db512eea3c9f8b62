package org.whosaw.portal.consent.asking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.whosaw.portal.consent.ConsentBook;
import org.whosaw.portal.consent.Grant;
import org.whosaw.portal.consent.asking.Permission.Party;
import org.whosaw.portal.consent.decision.AskedBook;
import org.whosaw.portal.consent.register.NoticeVersion;
import org.whosaw.portal.consent.register.RecipientRegister;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;

/**
 * Reads to her what she allowed, what she refused, and what was asked in vain. Safe for threads.
 */
public final class OwnConsents {
    private final ConsentBook book;
    private final RecipientRegister register;
    private final DirectoryLookup directory;
    private final AskedBook asked;

    public OwnConsents(
            ConsentBook book,
            RecipientRegister register,
            DirectoryLookup directory,
            AskedBook asked) {
        this.book = book;
        this.register = register;
        this.directory = directory;
        this.asked = asked;
    }

    /** Returns what was allowed about subjects, the newest first, without steps and notice. */
    public List<Permission> permissions(List<Subject> subjects) {
        List<Grant> all = new ArrayList<>();
        subjects.forEach(each -> all.addAll(book.ofPerson(each.person())));
        return all.stream()
                .sorted(Comparator.comparing(Grant::givenAt).thenComparing(Grant::id).reversed())
                .map(grant -> Permission.of(grant, card(grant.recipientId()), null, List.of()))
                .toList();
    }

    /** Returns the recipients, {@code rc_…}, that may receive something of subjects now. */
    public Set<String> allowed(List<Subject> subjects) {
        return subjects.stream()
                .flatMap(each -> book.ofPerson(each.person()).stream())
                .filter(Grant::isLive)
                .map(grant -> Ids.format(IdPrefix.RECIPIENT, grant.recipientId()))
                .collect(Collectors.toSet());
    }

    /**
     * Returns one with its steps and the notice.
     *
     * @throws PortalException not found, when it is none of hers
     */
    public Permission permission(PatientPrincipal patient, String id) {
        OptionalLong number = Ids.parse(IdPrefix.GRANT, id);
        Grant grant =
                (number.isEmpty()
                                ? java.util.Optional.<Grant>empty()
                                : book.find(number.getAsLong()))
                        .filter(found -> patient.subject(found.person()).isPresent())
                        .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
        String notice = register.notice(grant.noticeId()).map(NoticeVersion::body).orElse(null);
        return Permission.of(grant, card(grant.recipientId()), notice, book.events(grant.id()));
    }

    /** Returns the notice by which something was allowed. */
    public NoticeVersion notice(Permission permission) {
        return Ids.parse(IdPrefix.NOTICE, permission.noticeId()).stream()
                .boxed()
                .findFirst()
                .flatMap(register::notice)
                .orElseThrow();
    }

    /** Returns what was not allowed about subjects, the newest first. */
    public List<RefusedAsking> refusals(List<Subject> subjects) {
        return subjects.stream()
                .flatMap(each -> book.refusals(each.person()).stream())
                .sorted(Comparator.comparing(org.whosaw.portal.consent.Refusal::id).reversed())
                .map(
                        each ->
                                new RefusedAsking(
                                        each.number(),
                                        each.person().code(),
                                        Party.of(card(each.recipientId())),
                                        Ids.format(IdPrefix.USE, each.useId()),
                                        each.purpose(),
                                        each.refusedAt(),
                                        each.until()))
                .toList();
    }

    /** Returns what was asked about subjects and refused, the newest first. */
    public List<AskedAndRefused> asked(List<Subject> subjects) {
        return asked.ofPersons(subjects.stream().map(Subject::person).toList()).stream()
                .map(
                        each ->
                                new AskedAndRefused(
                                        each.person().code(),
                                        Party.of(card(each.recipientId())),
                                        each.purpose(),
                                        Permission.ordered(each.elements()),
                                        each.reason(),
                                        each.times(),
                                        each.first(),
                                        each.last()))
                .toList();
    }

    private RecipientCard card(long recipient) {
        return directory.recipient(recipient).orElseThrow();
    }
}
