package org.whosaw.portal.app;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.ConsentBook;
import org.whosaw.portal.consent.ConsentBy;
import org.whosaw.portal.consent.Revocation.Cause;
import org.whosaw.portal.consent.RevocationScope;
import org.whosaw.portal.consent.stop.StopCalling;
import org.whosaw.portal.consent.stop.StopFeature;
import org.whosaw.portal.disclosure.DeclaredParties.Declared;
import org.whosaw.portal.disclosure.DisclosureList;
import org.whosaw.portal.disclosure.ProvisionView;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.ledger.PersonLedger;
import org.whosaw.portal.notice.Notifier;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.webhook.Deliveries;
import org.whosaw.portal.webhook.EndpointOwner;

/** Builds the stop that arrives: who is called by which room, and what a loss stops. */
final class StopWiring {
    private static final int COUNTED = 200;

    private StopWiring() {}

    /** Returns the feature over built rooms; from now on losses stop all commerce. */
    static StopFeature feature(
            Rooms rooms,
            ConsentBook consents,
            PersonLedger leaves,
            Notifier notifier,
            @Nullable StopMails mails) {
        Deliveries deliveries = rooms.webhooks().deliveries();
        StopFeature feature =
                new StopFeature(
                        new StopFeature.Ground(
                                rooms.database(),
                                rooms.sealer(),
                                rooms.pseudonymizer(),
                                rooms.random(),
                                rooms.ids(),
                                rooms.clock(),
                                leaves,
                                notifier),
                        rooms.hospital(),
                        consents,
                        rooms.calendar(),
                        new Calls(deliveries, mails),
                        deliveries::wake,
                        (subject, recipient, at) ->
                                given(rooms.disclosure().list(), subject, recipient, at));
        rooms.disclosure()
                .ask(
                        hospital ->
                                feature.recipients().declared(hospital).stream()
                                        .map(each -> new Declared(each.giver(), each.name()))
                                        .toList());
        deliveries.tell(feature.systems()::taken);
        rooms.hospital()
                .patients()
                .losses()
                .tell((tx, family, at) -> lost(tx, consents, family, at));
        return feature;
    }

    private static void lost(Tx tx, ConsentBook consents, Set<PersonId> family, Instant at) {
        for (PersonId each : family) {
            consents.revoke(
                    tx, each, RevocationScope.commerce(), Cause.LOSS, ConsentBy.HOSPITAL, at);
        }
    }

    private static int given(DisclosureList list, Subject subject, long recipient, Instant at) {
        List<ProvisionView> newest =
                list.received(
                                List.of(subject),
                                Ids.format(IdPrefix.RECIPIENT, recipient),
                                COUNTED,
                                null)
                        .items();
        return (int) newest.stream().filter(each -> each.occurredAt().isAfter(at)).count();
    }

    private record Calls(Deliveries deliveries, @Nullable StopMails mails) implements StopCalling {
        @Override
        public OptionalLong call(
                Tx tx,
                HospitalId hospital,
                boolean system,
                String code,
                String kind,
                Map<String, Object> data) {
            EndpointOwner owner = system ? EndpointOwner.SYSTEM : EndpointOwner.RECIPIENT;
            if (!system && mails != null) {
                mails.send(tx, hospital, code, kind, data);
            }
            return deliveries.post(tx, hospital, owner, code, kind, data);
        }
    }
}
