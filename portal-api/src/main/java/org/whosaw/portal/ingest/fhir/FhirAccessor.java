package org.whosaw.portal.ingest.fhir;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessorClaim;
import org.whosaw.portal.access.AccountKind;
import org.whosaw.portal.ingest.fhir.FhirAgent.Kind;
import org.whosaw.portal.kernel.Coded;

/**
 * Decides among an event's agents who looked, for whom, from which organisation and through which
 * machine. Codes decide, never positions:
 *
 * <ul>
 *   <li>a person who asked goes before a machine that asked, and that before anyone who did not;
 *   <li>an assistant, a representative or a delegate goes before the one she acts for, whoever is
 *       flagged as the requestor; that one becomes {@code onBehalfOf};
 *   <li>without a person the client machine is the accessor, as a system.
 * </ul>
 */
final class FhirAccessor {
    private final List<FhirAgent> agents;
    private final FhirAgent chosen;
    private final @Nullable FhirAgent client;

    /**
     * @param retrieval whether data flows to the client (a read), so that the destination asked
     */
    FhirAccessor(List<FhirAgent> agents, boolean retrieval) {
        this.agents = agents;
        boolean asked = agents.stream().anyMatch(FhirAgent::requestor);
        this.chosen =
                Objects.requireNonNull(
                        best(
                                agents,
                                Comparator.comparingInt(each -> rank(each, asked, retrieval))));
        this.client =
                best(
                        agents.stream().filter(each -> each.kind() == Kind.MACHINE).toList(),
                        Comparator.comparingInt(each -> clientRank(each, retrieval)));
    }

    /** Returns the first agent of the highest rank, or null when there is none. */
    private static @Nullable FhirAgent best(List<FhirAgent> from, Comparator<FhirAgent> order) {
        FhirAgent found = null;
        for (FhirAgent each : from) {
            if (found == null || order.compare(each, found) > 0) {
                found = each;
            }
        }
        return found;
    }

    private static int rank(FhirAgent agent, boolean asked, boolean retrieval) {
        if (isDelegate(agent)) {
            return agent.requestor() ? 100 : 95;
        }
        boolean requestor = agent.requestor();
        return switch (agent.kind()) {
            case HUMAN -> (requestor ? 90 : asked ? 50 : 60) - modesty(agent);
            case UNCODED -> requestor ? 80 : 30;
            case MACHINE -> (requestor ? 70 : 35) + clientRank(agent, retrieval) / 10;
            case ORGANIZATION -> requestor ? 65 : 20;
            case DATA_SUBJECT -> 10;
        };
    }

    private static int modesty(FhirAgent agent) {
        return isPrincipal(agent) || isAuthorizer(agent) ? 4 : 0;
    }

    private static int clientRank(FhirAgent agent, boolean retrieval) {
        if (agent.is(FhirCodeSystem.DCM, "110150")) {
            return 40;
        }
        if (agent.is(FhirCodeSystem.DCM, "110153")) {
            return retrieval ? 10 : 30;
        }
        if (agent.is(FhirCodeSystem.DCM, "110152")) {
            return retrieval ? 30 : 10;
        }
        return agent.is(FhirCodeSystem.DCM, "110151") ? 20 : 0;
    }

    /** Holds for codes that say: acts for another. */
    private static boolean isDelegate(FhirAgent agent) {
        return agent.is(FhirCodeSystem.PARTICIPATION, "PPRF")
                || agent.is(FhirCodeSystem.SWISS_ROLE, "ASS", "REP", "TCU")
                || agent.is(FhirCodeSystem.ROLE_CODE, "DELEGATEE", "GRANTEE")
                || agent.is(FhirCodeSystem.ROLE_CLASS, "AGNT", "GUARD");
    }

    /** Holds for codes that say: another acts for this one. */
    private static boolean isPrincipal(FhirAgent agent) {
        return agent.is(FhirCodeSystem.PARTICIPATION, "RESP", "PRCP")
                || agent.is(FhirCodeSystem.SWISS_ROLE, "HCP", "PAT")
                || agent.is(FhirCodeSystem.ROLE_CODE, "DELEGATOR", "GRANTOR");
    }

    /** Holds for the one who authorised a disclosure; she did not look by that. */
    private static boolean isAuthorizer(FhirAgent agent) {
        return agent.is(FhirCodeSystem.SNOMED, "429577009");
    }

    /** Returns the machine through which the look came, or null. */
    @Nullable FhirAgent client() {
        return client;
    }

    FhirAgent chosen() {
        return chosen;
    }

    /** Returns the claim about who looked. */
    AccessorClaim claim() {
        boolean system = chosen.kind() == Kind.MACHINE;
        return new AccessorClaim(
                account(),
                system ? null : staffId(),
                system && chosen.name() == null ? chosen.who().number() : chosen.name(),
                chosen.role(),
                group(true),
                group(false),
                onBehalfOf(),
                kind(system));
    }

    private @Nullable AccountKind kind(boolean system) {
        for (FhirConcept role : chosen.roles()) {
            for (FhirCoding each : role.codings()) {
                if (each.system() == FhirCodeSystem.OWN_ACCOUNT && each.code() != null) {
                    return Coded.parse(AccountKind.class, each.code()).orElse(null);
                }
            }
        }
        return system && !chosen.mayBePerson() ? AccountKind.SYSTEM : null;
    }

    private @Nullable String account() {
        String altId = chosen.node().text("altId");
        if (altId != null) {
            return altId;
        }
        FhirReference who = chosen.who();
        if (!who.identifiers().isEmpty()) {
            return who.identifiers().get(0).value();
        }
        return chosen.kind() == Kind.MACHINE ? who.id() : null;
    }

    private @Nullable String staffId() {
        FhirReference who = chosen.who();
        if (who.isTo("Practitioner", "PractitionerRole") && who.id() != null) {
            return who.id();
        }
        for (String code : List.of("EI", "PRN", "NPI")) {
            FhirIdentifier other = chosen.otherId(FhirCodeSystem.IDENTIFIER_TYPE, code);
            if (other != null) {
                return other.value();
            }
            for (FhirIdentifier each : who.identifiers()) {
                if (each.isType(code)) {
                    return each.value();
                }
            }
        }
        boolean hasAltId = chosen.node().text("altId") != null;
        return hasAltId && !who.identifiers().isEmpty() ? who.identifiers().get(0).value() : null;
    }

    /** Returns the group inside the house, or else the organisation that the user belongs to. */
    private @Nullable String group(boolean inside) {
        for (FhirAgent each : agents) {
            if (each == chosen || each.kind() != Kind.ORGANIZATION) {
                continue;
            }
            boolean isGroup =
                    each.is(FhirCodeSystem.SWISS_ROLE, "GRP")
                            || each.is(FhirCodeSystem.OWN_AGENT, FhirActionCodes.DEPARTMENT);
            boolean isEmployer = each.is(FhirCodeSystem.ROLE_CLASS, "PROV");
            if (inside ? isGroup : isEmployer) {
                return each.name();
            }
        }
        return null;
    }

    private @Nullable String onBehalfOf() {
        FhirReference stated = statedPrincipal();
        if (stated != null) {
            return stated.display() != null ? stated.display() : stated.number();
        }
        FhirAgent principal = principal();
        if (principal == null) {
            return null;
        }
        String name = principal.name();
        if (name == null) {
            name = principal.role();
        }
        return name != null ? name : principal.who().number();
    }

    private @Nullable FhirReference statedPrincipal() {
        for (FhirNode each : chosen.node().list("extension")) {
            String url = each.text("url");
            if (url != null && url.endsWith("/auditevent-OnBehalfOf")) {
                return FhirReference.of(
                        each.child("valueReference"), new FhirContained(chosen.node()));
            }
        }
        return null;
    }

    private @Nullable FhirAgent principal() {
        List<FhirAgent> others = new ArrayList<>();
        for (FhirAgent each : agents) {
            if (each != chosen
                    && (each.kind() == Kind.HUMAN
                            || each.kind() == Kind.UNCODED && isPrincipal(each))
                    && !isAuthorizer(each)
                    && !each.isEndpoint()) {
                others.add(each);
            }
        }
        for (FhirAgent each : others) {
            if (isPrincipal(each) && !isPrincipal(chosen)) {
                return each;
            }
        }
        boolean actsForAnother =
                isDelegate(chosen) || chosen.kind() == Kind.MACHINE && chosen.requestor();
        return actsForAnother && !others.isEmpty() ? others.get(0) : null;
    }
}
