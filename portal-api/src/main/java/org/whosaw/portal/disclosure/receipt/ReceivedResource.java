package org.whosaw.portal.disclosure.receipt;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.disclosure.DisclosureError;
import org.whosaw.portal.disclosure.receipt.Receipts.Answer;
import org.whosaw.portal.disclosure.receipt.Receipts.Speaker;
import org.whosaw.portal.disclosure.receipt.Receipts.Status;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;

/** Takes what a recipient says it received, and shows it what only one side says. */
@Path("/api/v1/receipts")
@Tag(name = "receipts")
@Produces(MediaType.APPLICATION_JSON)
public final class ReceivedResource {
    private static final int LONGEST = 40;

    private final Receipts receipts;
    private final Function<SystemPrincipal, OptionalLong> recipientOf;

    /**
     * @param recipientOf which recipient a client speaks for, empty for a hospital's system
     */
    public ReceivedResource(
            Receipts receipts, Function<SystemPrincipal, OptionalLong> recipientOf) {
        this.receipts = receipts;
        this.recipientOf = recipientOf;
    }

    /** Several receipts. */
    public record ReceiptBatch(@Nullable List<@Nullable NewReceipt> items) {}

    /**
     * One receipt.
     *
     * @param message the recipient's own number of the message, form or visit
     * @param elements what it received; none says that it does not know
     */
    public record NewReceipt(
            @Schema(example = "IN-2026-000123") @Nullable String message,
            @Schema(example = "2026-11-22T10:05:00+08:00") @Nullable String receivedAt,
            @Nullable ReceiptSubject subject,
            @Schema(example = "[\"name\", \"phone\"]") @Nullable List<@Nullable String> elements) {}

    /**
     * Whom it is about, as the recipient was told.
     *
     * @param system mrn, or the identifier's system; mrn without it
     */
    public record ReceiptSubject(
            @Schema(example = "mrn") @Nullable String system,
            @Schema(example = "M0012345") @Nullable String value) {
        @Override
        public String toString() {
            return "ReceiptSubject[]";
        }
    }

    /** What became of the receipts, in their order. */
    public record ReceiptAnswers(@NotNull List<ReceiptAnswer> items) {}

    /**
     * What became of one.
     *
     * @param statement {@code es_…} of the signed statement; null when refused
     * @param recorded whether the hospital has a provision that it is of, as of now
     * @param code why it was refused
     */
    public record ReceiptAnswer(
            @NotNull Status status,
            @Nullable String statement,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean recorded,
            @Nullable String code,
            @Nullable String field) {}

    /** What only one of the two sides says. */
    @Schema(name = "OneSided")
    public record OneSidedPage(
            @NotNull List<GivenOnly> given, @NotNull List<ReceivedOnly> received) {}

    /** The hospital says that it gave this; the recipient has said nothing. */
    public record GivenOnly(
            @NotNull @Schema(example = "ds_0HV3K9QZ7M2TD") String disclosure,
            @NotNull Instant givenAt,
            @NotNull Set<Element> elements) {}

    /** The recipient says that it received this; the hospital has nothing of it. */
    public record ReceivedOnly(
            @NotNull @Schema(example = "es_0HV3K9QZ7M2TD") String statement,
            @NotNull Instant receivedAt,
            @NotNull Set<Element> elements) {}

    private Speaker speaker(SystemPrincipal client) {
        client.require(Scope.RECEIVE);
        OptionalLong recipient = recipientOf.apply(client);
        if (recipient.isEmpty()) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        return new Speaker(client.hospitalId(), recipient.getAsLong(), client.clientId());
    }

    /** Takes receipts. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "sayReceived",
            summary = "Say what we received",
            description =
                    "For a recipient's own client. At most 500; each is signed, leaves a leaf and"
                        + " is paired with what the hospital says it gave. The same message again"
                        + " is a duplicate. Whether a person is known here is not told: only"
                        + " whether the hospital has a provision to you that this is of.")
    @ApiResponse(responseCode = "200", description = "One answer each.", useReturnTypeSchema = true)
    public ReceiptAnswers say(@Auth SystemPrincipal client, @Nullable ReceiptBatch batch) {
        Speaker speaker = speaker(client);
        List<@Nullable NewReceipt> items = batch == null ? null : batch.items();
        if (items == null) {
            throw PortalException.ofFields(
                    KernelError.INVALID_FIELDS, List.of(new FieldError("items", "required")));
        }
        List<ReceiptAnswer> answers = new ArrayList<>();
        List<Received> readable = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (NewReceipt each : items) {
            Optional<Received> read = each == null ? Optional.empty() : read(each);
            if (read.isPresent()) {
                places.add(answers.size());
                readable.add(read.get());
            }
            answers.add(
                    new ReceiptAnswer(
                            Status.REJECTED,
                            null,
                            false,
                            DisclosureError.FIELD_MALFORMED.code(),
                            each == null ? null : "elements"));
        }
        if (!readable.isEmpty() || items.isEmpty()) {
            List<Answer> taken = receipts.take(speaker, readable);
            for (int i = 0; i < taken.size(); i++) {
                answers.set(places.get(i), answer(taken.get(i)));
            }
        }
        return new ReceiptAnswers(answers);
    }

    private static ReceiptAnswer answer(Answer answer) {
        Long id = answer.id();
        return new ReceiptAnswer(
                answer.status(),
                id == null ? null : Ids.format(IdPrefix.STATEMENT, id),
                answer.paired(),
                answer.error() == null ? null : answer.error().code(),
                answer.field());
    }

    /** Returns a receipt as it was meant, or empty when an element is none. */
    private static Optional<Received> read(NewReceipt sent) {
        Set<Element> elements = EnumSet.noneOf(Element.class);
        if (sent.elements() != null) {
            for (String code : sent.elements()) {
                Optional<Element> element =
                        code == null ? Optional.empty() : Coded.parse(Element.class, code);
                if (element.isEmpty()) {
                    return Optional.empty();
                }
                elements.add(element.get());
            }
        }
        ReceiptSubject subject = sent.subject();
        String value = subject == null ? null : subject.value();
        String system = subject == null ? null : subject.system();
        return Optional.of(
                new Received(
                        sent.message() == null ? "" : sent.message(),
                        time(sent.receivedAt()),
                        value == null
                                ? null
                                : new SubjectKey(
                                        system == null ? SubjectKey.MRN : system, value.strip()),
                        elements));
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null || text.length() > LONGEST
                    ? null
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null; // the item is refused with its field
        }
    }

    /** Shows what is one-sided. */
    @GET
    @Path("/one-sided")
    @Operation(
            operationId = "listOneSided",
            summary = "What only one side says",
            description =
                    "After two nights: what the hospital says it gave you and you have said nothing"
                            + " of, and what you said you received and the hospital has nothing of."
                            + " The newest 100 of each; no person is named.")
    @ApiResponse(responseCode = "200", description = "Both.", useReturnTypeSchema = true)
    public OneSidedPage oneSided(@Auth SystemPrincipal client) {
        long recipient = speaker(client).recipient();
        return new OneSidedPage(
                receipts.unconfirmed(recipient).stream()
                        .map(
                                each ->
                                        new GivenOnly(
                                                each.disclosure(), each.givenAt(), each.elements()))
                        .toList(),
                receipts.unrecorded(recipient).stream()
                        .map(
                                each ->
                                        new ReceivedOnly(
                                                each.receipt(), each.receivedAt(), each.elements()))
                        .toList());
    }
}
