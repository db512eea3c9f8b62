package org.whosaw.portal.app;

import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.util.List;
import java.util.function.Consumer;
import org.glassfish.jersey.server.ServerProperties;
import org.whosaw.portal.access.AccessRecorder;
import org.whosaw.portal.access.feed.CoverageResource;
import org.whosaw.portal.app.backup.CheckpointNote;
import org.whosaw.portal.app.openapi.OpenApiFeature;
import org.whosaw.portal.app.request.EvidenceResource;
import org.whosaw.portal.disclosure.DisclosureRecorder;
import org.whosaw.portal.disclosure.receipt.ReceivedResource;
import org.whosaw.portal.disclosure.receipt.UnrecordedResource;
import org.whosaw.portal.health.HealthFeature;
import org.whosaw.portal.identity.room.IdentityFeature;
import org.whosaw.portal.ingest.IngestFeature;
import org.whosaw.portal.ingest.atna.rest.AtnaFeature;
import org.whosaw.portal.ingest.fhir.rest.FhirFeature;
import org.whosaw.portal.ingest.fhir.rest.FhirReceipts;
import org.whosaw.portal.ingest.fhir.search.AuditEventFeature;
import org.whosaw.portal.ingest.manifest.ManifestResource;
import org.whosaw.portal.outbox.ConsoleCourier;
import org.whosaw.portal.outbox.Courier;
import org.whosaw.portal.outbox.HttpSmsCourier;
import org.whosaw.portal.outbox.NumberRanges;
import org.whosaw.portal.outbox.OutboxWorker;
import org.whosaw.portal.outbox.mail.MailCourier;
import org.whosaw.portal.outbox.mail.Mailer;
import org.whosaw.portal.problem.ProblemFeature;
import org.whosaw.portal.problem.ProblemResponses.ErrorPages;
import org.whosaw.portal.problem.ProblemTexts;
import org.whosaw.portal.request.rights.rest.DeskRightResource;
import org.whosaw.portal.request.rights.rest.RightsResource;
import org.whosaw.portal.retention.pruning.HoldResource;
import org.whosaw.portal.retention.pruning.PruningWorker;
import org.whosaw.portal.retention.pruning.Stones;
import org.whosaw.portal.text.Texts;
import org.whosaw.portal.vault.RenewingWorker;

/** Hangs the rooms' resources and workers into the server, in the order of the import rules. */
public final class ApiFeatures {
    private ApiFeatures() {}

    /**
     * Installs every room.
     *
     * @param pages draws refusals for browsers
     * @param console where a demo prints its short messages
     */
    public static void install(
            Rooms rooms,
            PortalConfiguration configuration,
            Environment environment,
            ErrorPages pages,
            Consumer<String> console) {
        Texts texts = Texts.load();
        ServerFactory server = configuration.getServerFactory();
        LogKeeping.quiet(environment.lifecycle());
        environment.lifecycle().manage(new ClosingRooms(rooms));
        SpareMemory.install(environment);
        ReadingLanes.install(environment);
        // what the check warns of is held by the house's tests; it reads every resource a second
        // time
        environment.jersey().property(ServerProperties.RESOURCE_VALIDATION_DISABLE, true);
        environment.jersey().register(new PlainParameters());
        ProblemFeature.install(server, environment, new ProblemTexts(texts), pages);
        environment.jersey().register(new RouteForLog());
        IdentityFeature.install(rooms.identity(), environment);
        rooms.ledger().install(environment);
        resources(rooms, configuration, environment, texts);
        FhirFeature.of(
                        rooms.hospital(),
                        new FhirReceipts(
                                rooms.receipts(), rooms.identity().clientPrincipals()::recipientOf),
                        rooms.identity().clientPrincipals()::systemOf,
                        rooms.access().recorder(),
                        rooms.disclosure().recorder(),
                        SheetWiring.refusals(rooms),
                        texts)
                .install(environment.jersey());
        new AuditEventFeature(
                        rooms.access(),
                        rooms.hospital().persons(),
                        rooms.identity().limits(),
                        CounterWiring.auditLooks(rooms),
                        rooms.disclosure().list(),
                        rooms.cursors(),
                        rooms.clock())
                .install(environment.jersey());
        environment.lifecycle().manage(worker(rooms, configuration, texts, console));
        environment.lifecycle().manage(rooms.webhooks().worker());
        if (!configuration.files().folders().isEmpty()) {
            environment.lifecycle().manage(SheetWiring.watch(rooms, configuration, texts));
        }
        if (configuration.syslog().isOn()) {
            environment.lifecycle().manage(AtnaWiring.listeners(rooms, configuration));
        }
        HealthFeature.install(rooms.database(), configuration.dataFolder(), environment);
        OpenApiFeature.install(environment);
    }

    private static void resources(
            Rooms rooms, PortalConfiguration configuration, Environment environment, Texts texts) {
        JerseyEnvironment jersey = environment.jersey();
        AccessRecorder accesses = rooms.access().recorder();
        DisclosureRecorder disclosures = rooms.disclosure().recorder();
        rooms.hospital()
                .install(
                        environment,
                        rooms.pseudonymizer(),
                        rooms.guardians(),
                        texts,
                        rooms.clock());
        rooms.access().install(jersey);
        jersey.register(
                new CoverageResource(rooms.feeds().coverage(), rooms.hospital().hospitals()));
        environment.lifecycle().manage(rooms.feeds());
        environment.lifecycle().manage(rooms.complaints());
        ComplaintWiring.resources(rooms).forEach(jersey::register);
        environment.lifecycle().manage(WithheldWiring.keeper(rooms));
        if (!rooms.isDemo()) {
            environment
                    .lifecycle()
                    .manage(
                            new CheckpointNote(
                                    rooms.ledger().reader()::newest,
                                    configuration.checkpointNote()));
        }
        environment
                .lifecycle()
                .manage(new PruningWorker(RetentionWiring.pruning(rooms, configuration)));
        environment.lifecycle().manage(new RenewingWorker(rooms.vault().keys()));
        jersey.register(new HoldResource(RetentionWiring.holds(rooms)));
        rooms.disclosure().install(jersey);
        jersey.register(
                new ReceivedResource(
                        rooms.receipts(), rooms.identity().clientPrincipals()::recipientOf));
        jersey.register(new UnrecordedResource(rooms.receipts(), rooms.clock()));
        rooms.authorities()
                .install(
                        environment,
                        configuration.outgoing(),
                        new Mailer(configuration.mail(), rooms.clock()));
        rooms.notices().install(environment);
        rooms.stops()
                .resources(rooms.identity().clientPrincipals()::systemOf)
                .forEach(jersey::register);
        rooms.request()
                .install(
                        environment,
                        () -> {
                            rooms.access().sessions().markLate();
                            rooms.rights().ticker().tick();
                            rooms.consent().tick();
                            rooms.ends().tick();
                            rooms.receipts().tick();
                            rooms.stops().tick();
                        });
        jersey.register(new RightsResource(rooms.rights().desk(), rooms.clock()));
        jersey.register(new DeskRightResource(rooms.rights().work(), rooms.clock()));
        jersey.register(new EvidenceResource(rooms.evidence()));
        jersey.register(new ProofResource(rooms.proofs(), new Stones(rooms.database())));
        jersey.register(new RequestProofResource(rooms.proofs()));
        jersey.register(new PermissionProofResource(rooms.proofs()));
        rooms.consent().install(jersey, environment.lifecycle(), configuration.baseUrl());
        jersey.register(new StaffUsesResource(rooms.access().sessions(), rooms.deskStaff()));
        jersey.register(
                new ChangesResource(
                        rooms.access().timeline(),
                        rooms.disclosure().list(),
                        rooms.request().desk(),
                        rooms.clock()));
        new IngestFeature(
                        accesses,
                        disclosures,
                        configuration.ingest(),
                        texts,
                        SheetWiring.refusals(rooms),
                        rooms.clock())
                .install(jersey);
        jersey.register(
                new ManifestResource(
                        rooms.identity().statements(),
                        rooms.manifests(),
                        rooms.identity().limits(),
                        rooms.identity().clientPrincipals()::systemOf,
                        rooms.feeds()::pass));
        SheetWiring.feature(rooms, configuration, texts).install(jersey);
        new AtnaFeature(
                        AtnaWiring.intake(rooms, configuration),
                        configuration.ingest(),
                        texts,
                        rooms.clock())
                .install(jersey);
    }

    private static OutboxWorker worker(
            Rooms rooms, PortalConfiguration configuration, Texts texts, Consumer<String> console) {
        Courier courier =
                rooms.isDemo()
                        ? new ConsoleCourier(texts, console)
                        : new HttpSmsCourier(
                                configuration.sms(),
                                new NumberRanges(configuration.sms().neverSendTo(), false),
                                rooms.clock());
        Mailer mailer = new Mailer(configuration.mail(), rooms.clock());
        return new OutboxWorker(
                rooms.outbox(), List.of(courier, new MailCourier(mailer, texts)), rooms.random());
    }
}
