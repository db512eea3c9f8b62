package org.whosaw.portal.ledger.rest;

import static java.util.stream.Collectors.joining;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.LedgerError;
import org.whosaw.portal.ledger.LedgerReader;
import org.whosaw.portal.ledger.Sequencer;
import org.whosaw.portal.ledger.tree.TileName;

/** Hands out the ledger to whoever wants to check it. */
@Path("/ledger")
@Open("whoever holds a receipt must be able to check it without asking us; leaves name nobody")
public final class LedgerResource {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String A_MOMENT = "public, max-age=2";

    private final LedgerReader reader;
    private final Sequencer sequencer;

    public LedgerResource(LedgerReader reader, Sequencer sequencer) {
        this.reader = reader;
        this.sequencer = sequencer;
    }

    /** Returns the newest checkpoint. */
    @GET
    @Path("/checkpoint")
    @Produces(TEXT)
    @Operation(
            operationId = "getLedgerCheckpoint",
            summary = "The newest checkpoint",
            description =
                    "How many entries the ledger has and the root over them, signed (C2SP"
                            + " tlog-checkpoint).")
    @ApiResponse(
            responseCode = "200",
            description = "A signed note.",
            content = @Content(mediaType = TEXT, schema = @Schema(type = "string")))
    public Response checkpoint() {
        String note =
                reader.newest()
                        .map(LedgerReader.SignedCheckpoint::note)
                        .orElseThrow(() -> new PortalException(LedgerError.NOTHING_SIGNED));
        return answer(note, A_MOMENT);
    }

    /** Returns the key that checkpoints are signed with. */
    @GET
    @Path("/key")
    @Produces(TEXT)
    @Operation(
            operationId = "getLedgerKey",
            summary = "The key that checkpoints are signed with",
            description =
                    "A C2SP verifier key. Keep it from a day that you trust: a key that comes with"
                            + " what it verifies proves little.")
    @ApiResponse(
            responseCode = "200",
            description = "One line: name, id and key.",
            content = @Content(mediaType = TEXT, schema = @Schema(type = "string")))
    public Response key() {
        return answer(sequencer.noteKey().text() + "\n", A_MOMENT);
    }

    /** Returns every key that signed or signs. */
    @GET
    @Path("/keys")
    @Produces(TEXT)
    @Operation(
            operationId = "getLedgerKeys",
            summary = "Every key that checkpoints and receipts were ever signed with",
            description =
                    "C2SP verifier keys, one a line: first the one of `/ledger/key`, then those"
                            + " that sign beside it, then those of before. A key of SM2, where the"
                            + " portal signs with the national suite, has type 0xff and the name"
                            + " `sm2-sm3.whosaw.org`.")
    @ApiResponse(
            responseCode = "200",
            description = "Name, id and key on each line.",
            content = @Content(mediaType = TEXT, schema = @Schema(type = "string")))
    public Response keys() {
        return answer(
                sequencer.trusted().stream().map(key -> key.text() + "\n").collect(joining()),
                A_MOMENT);
    }

    /** Returns a bundle of entries. */
    @GET
    @Path("/tile/entries/{name: .+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "getLedgerEntries",
            summary = "A bundle of 256 entries",
            description =
                    "Entries as they stand in the ledger, each behind its length in two bytes (C2SP"
                            + " tlog-tiles). An entry is a commitment and names nobody.")
    @ApiResponse(
            responseCode = "200",
            description = "The entries.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = "string", format = "binary")))
    public Response entries(
            @Parameter(
                            description =
                                    "The bundle's number in groups of three digits, for example"
                                            + " x001/234; .p/W behind it asks for the first W",
                            example = "000.p/7")
                    @PathParam("name")
                    String name) {
        return answer(reader.bundle(read(0, name)), FOR_EVER);
    }

    /** Returns a tile of hashes. */
    @GET
    @Path("/tile/{level}/{name: .+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "getLedgerTile",
            summary = "A tile of 256 hashes",
            description =
                    "Neighbouring hashes of the tree, from which any proof can be worked out (C2SP"
                            + " tlog-tiles).")
    @ApiResponse(
            responseCode = "200",
            description = "The hashes, 32 bytes each.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = "string", format = "binary")))
    public Response tile(
            @Parameter(description = "0 for hashes of entries; above, of full tiles")
                    @PathParam("level")
                    String level,
            @Parameter(
                            description =
                                    "The tile's number in groups of three digits, for example"
                                            + " x001/234; .p/W behind it asks for the first W",
                            example = "000.p/7")
                    @PathParam("name")
                    String name) {
        int number = level.length() == 1 ? Character.digit(level.charAt(0), 10) : -1;
        return answer(reader.tile(read(number, name)), FOR_EVER);
    }

    private static TileName read(int level, String name) {
        Optional<TileName> tile = TileName.parse(level, name);
        return tile.orElseThrow(() -> new PortalException(LedgerError.NOT_THERE));
    }

    private static Response answer(Object body, String caching) {
        return Response.ok(body).header(HttpHeaders.CACHE_CONTROL, caching).build();
    }
}
