package org.whosaw.portal.identity.session;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;

/** Lists the patient's signed-in devices and signs them out. */
@Path("/api/v1/me/devices")
@Tag(name = "me")
@Produces(MediaType.APPLICATION_JSON)
public final class DeviceResource {
    private final Devices devices;

    public DeviceResource(Devices devices) {
        this.devices = devices;
    }

    /** Lists them. */
    @GET
    @Operation(
            operationId = "listDevices",
            summary = "Where am I signed in?",
            description = "Signed-in devices, last seen first.")
    @ApiResponse(responseCode = "200", description = "The devices.", useReturnTypeSchema = true)
    public DeviceList list(@Auth PatientPrincipal patient) {
        return new DeviceList(devices.of(patient).stream().map(DeviceResource::wire).toList());
    }

    /** Signs one out. */
    @DELETE
    @Path("/{device}")
    @Operation(
            operationId = "signOutDevice",
            summary = "Sign one device out",
            description = "Its access token ends within seconds, its refresh token at once.")
    @ApiResponse(responseCode = "204", description = "Signed out.")
    public void signOut(
            @Auth PatientPrincipal patient,
            @PathParam("device") @Schema(example = "dv_0HV3K9QZ7M2TD") String device) {
        OptionalLong id = Ids.parse(IdPrefix.DEVICE, device);
        if (id.isEmpty() || !devices.signOut(patient, id.getAsLong())) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
    }

    /** Signs all out. */
    @DELETE
    @Operation(
            operationId = "signOutEverywhere",
            summary = "Sign out everywhere",
            description = "Ends every session of this account; except=here keeps the one asking.")
    @ApiResponse(responseCode = "204", description = "Signed out.")
    public void signOutEverywhere(
            @Auth PatientPrincipal patient,
            @QueryParam("except") @DefaultValue("") @Schema(example = "here") String except) {
        devices.signOutEverywhere(patient, !except.equals("here"));
    }

    private static DeviceItem wire(Devices.Device device) {
        return new DeviceItem(
                Ids.format(IdPrefix.DEVICE, device.sessionId()),
                device.name(),
                device.page() ? "page" : "client",
                device.signedInAt(),
                device.seenAt(),
                device.here());
    }

    /** The devices. */
    public record DeviceList(@NotNull List<DeviceItem> items) {}

    /** One device. */
    public record DeviceItem(
            @NotNull @Schema(example = "dv_0HV3K9QZ7M2TD") String id,
            @NotNull @Schema(example = "Chrome · Android") String name,
            @NotNull @Schema(example = "page") String kind,
            @NotNull Instant signedInAt,
            @NotNull Instant seenAt,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean here) {}
}
