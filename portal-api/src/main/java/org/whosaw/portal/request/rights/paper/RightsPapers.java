package org.whosaw.portal.request.rights.paper;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.request.rights.Capacity;
import org.whosaw.portal.request.rights.RightsError;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.RightsStep;
import org.whosaw.portal.request.rights.book.RightsBook;
import org.whosaw.portal.request.rights.book.RightsBook.By;
import org.whosaw.portal.request.rights.book.RightsBook.Change;
import org.whosaw.portal.request.rights.desk.RightsDesk;
import org.whosaw.portal.request.rights.desk.RightsWork;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.vault.Vault;

/** Takes papers, lets the desk look at them once they are needed, destroys them. Thread-safe. */
public final class RightsPapers {
    /** How large a paper may be. */
    public static final int LARGEST = 2 << 20;

    private static final Logger LOG = LoggerFactory.getLogger("whosaw.rights");
    private static final String CONTENT = "rights_proof.content";
    private static final int MOST = 8;

    private final Database database;
    private final Vault vault;
    private final RightsBook book;
    private final RightsDesk desk;
    private final RightsWork work;
    private final PersonDirectory persons;
    private final IdSource ids;
    private final Clock clock;

    public RightsPapers(
            Database database,
            Vault vault,
            RightsBook book,
            RightsDesk desk,
            RightsWork work,
            PersonDirectory persons,
            IdSource ids,
            Clock clock) {
        this.database = database;
        this.vault = vault;
        this.book = book;
        this.desk = desk;
        this.work = work;
        this.persons = persons;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A paper as it is known, without what is on it.
     *
     * @param accepted whether it showed what it should, or null before the check
     */
    public record Paper(
            String id,
            ProofKind kind,
            String mediaType,
            int size,
            Instant arrivedAt,
            @Nullable Instant checkedAt,
            @Nullable Boolean accepted) {
        /** Says whether it still lies here. */
        public boolean isHere() {
            return checkedAt == null;
        }
    }

    /** What is on a paper. */
    public record Content(String mediaType, byte[] bytes) {
        @Override
        public String toString() {
            return "Content[redacted]";
        }
    }

    /** Returns the papers of a request, the oldest first. */
    public List<Paper> of(RightsRequest request) {
        return database.read(tx -> tx.dao(PaperDao.class).of(request.id())).stream()
                .map(RightsPapers::paper)
                .toList();
    }

    private static Paper paper(PaperDao.Row row) {
        Integer accepted = row.accepted();
        return new Paper(
                Ids.format(IdPrefix.EVIDENCE, row.id()),
                Coded.parse(ProofKind.class, row.kind()).orElseThrow(),
                row.mediaType(),
                row.size(),
                Micros.instant(row.arrivedAt()),
                Micros.instantOrNull(row.checkedAt()),
                accepted == null ? null : (Boolean) (accepted != 0));
    }

    /**
     * Takes a paper of hers.
     *
     * @throws PortalException when it is neither a picture nor a PDF, too large, or one too many
     */
    public RightsRequest hand(
            PatientPrincipal patient, String number, ProofKind kind, byte[] bytes) {
        RightsRequest request = desk.find(patient, number);
        String type = type(bytes);
        if (type == null || bytes.length > LARGEST || of(request).size() >= MOST) {
            throw new PortalException(RightsError.PAPER);
        }
        PersonId owner = request.filer().sealedFor();
        Instant now = clock.instant();
        PaperDao.Row row =
                new PaperDao.Row(
                        ids.next(),
                        request.id(),
                        kind.code(),
                        type,
                        bytes.length,
                        digest(bytes),
                        vault.of(owner).seal(CONTENT, Base64.getEncoder().encodeToString(bytes)),
                        Micros.of(now),
                        null,
                        null,
                        null,
                        null);
        return book.step(
                request,
                Change.of(RightsStep.PROOF_SENT, By.person(patient.accountId()), now)
                        .also((writing, tx) -> tx.dao(PaperDao.class).add(row)));
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JVM", e);
        }
    }

    private static @Nullable String type(byte[] bytes) {
        if (begins(bytes, 0xFF, 0xD8, 0xFF)) {
            return "image/jpeg";
        }
        if (begins(bytes, 0x89, 'P', 'N', 'G')) {
            return "image/png";
        }
        return begins(bytes, '%', 'P', 'D', 'F', '-') ? "application/pdf" : null;
    }

    private static boolean begins(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Opens a paper at the desk; the look is on the record of whom the case is about.
     *
     * @throws PortalException not found, once it was checked and destroyed
     */
    public Content open(StaffPrincipal member, String number, String paper) {
        RightsRequest request = work.open(member, number).request();
        long id =
                Ids.parse(IdPrefix.EVIDENCE, paper)
                        .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
        Optional<PaperDao.Row> row =
                database.read(tx -> tx.dao(PaperDao.class).find(id, request.id()));
        byte[] sealed = row.map(PaperDao.Row::content).orElse(null);
        if (row.isEmpty() || sealed == null) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        String text = vault.of(request.filer().sealedFor()).open(CONTENT, sealed);
        return new Content(row.get().mediaType(), Base64.getDecoder().decode(text));
    }

    /**
     * Notes that the papers were checked and destroys them. When they show what they should, it is
     * known from then on about whom the request is.
     *
     * @throws PortalException when there is no such person as she named, or when somebody of whom
     *     it is not on record that she died is asked for by a relative
     */
    public RightsRequest check(
            StaffPrincipal member, String number, int version, boolean accepted) {
        RightsRequest request = work.at(member, number, version);
        PersonId person = accepted && request.person() == null ? named(request) : request.person();
        Instant now = clock.instant();
        RightsRequest checked =
                book.step(
                        request,
                        Change.of(RightsStep.PROOF_CHECKED, By.staff(member.staffUserId()), now)
                                .also(
                                        (writing, tx) -> {
                                            tx.dao(PaperDao.class)
                                                    .check(
                                                            request.id(),
                                                            member.staffUserId(),
                                                            Micros.of(now),
                                                            accepted ? 1 : 0);
                                            if (person != null) {
                                                writing.match(person);
                                            }
                                        }));
        LOG.info("papers checked request={} staff={}", request.number(), member.getName());
        return checked;
    }

    private PersonId named(RightsRequest request) {
        String mrn = Objects.requireNonNullElse(request.words().aboutNumber(), "");
        String name = Objects.requireNonNullElse(request.words().aboutName(), "");
        boolean relative = request.filer().capacity() == Capacity.RELATIVE;
        return persons.byMrn(request.hospital(), mrn)
                .filter(card -> card.name().equals(name.strip()))
                .filter(card -> !relative || card.deceasedAt() != null)
                .map(PersonCard::id)
                .orElseThrow(
                        () ->
                                PortalException.ofFields(
                                        KernelError.INVALID_FIELDS,
                                        List.of(new FieldError("aboutNumber", "invalid"))));
    }
}
