package org.whosaw.portal.consent.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.ConsentError;
import org.whosaw.portal.consent.decision.Decision.Deny;
import org.whosaw.portal.consent.decision.Decision.Permit;
import org.whosaw.portal.consent.decision.Evaluation.Action;
import org.whosaw.portal.consent.decision.Evaluation.Answer;
import org.whosaw.portal.consent.decision.Evaluation.Answers;
import org.whosaw.portal.consent.decision.Evaluation.Asked;
import org.whosaw.portal.consent.decision.Evaluation.Batch;
import org.whosaw.portal.consent.decision.Evaluation.Entity;
import org.whosaw.portal.consent.decision.Evaluation.Shown;
import org.whosaw.portal.consent.decision.Evaluation.Taken;
import org.whosaw.portal.consent.decision.Evaluation.Why;
import org.whosaw.portal.consent.decision.Tokens.Giving;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.kernel.Purpose;

/** Reads questions off the wire and puts answers on it. Safe for threads. */
public final class Evaluator {
    /** How many questions one call may bring. */
    public static final int MOST = 100;

    private static final int LONGEST = 200;

    private final Decisions decisions;
    private final Tokens tokens;
    private final DirectoryLookup directory;
    private final PersonDirectory persons;

    public Evaluator(
            Decisions decisions,
            Tokens tokens,
            DirectoryLookup directory,
            PersonDirectory persons) {
        this.decisions = decisions;
        this.tokens = tokens;
        this.directory = directory;
        this.persons = persons;
    }

    /** Answers one question. */
    public Answer answer(SystemPrincipal system, @Nullable Asked asked) {
        return decide(system, demand(asked, ""));
    }

    /** Answers several, each by itself, or until the first that ends it. */
    public Answers answer(SystemPrincipal system, @Nullable Batch batch) {
        if (batch == null) {
            throw new PortalException(KernelError.INVALID_REQUEST);
        }
        List<Asked> all = batch.evaluations();
        if (all == null || all.isEmpty()) {
            Asked one =
                    new Asked(batch.subject(), batch.action(), batch.resource(), batch.context());
            return new Answers(List.of(answer(system, one)));
        }
        if (all.size() > MOST) {
            throw PortalException.ofFields(
                    KernelError.INVALID_FIELDS,
                    List.of(new FieldError("evaluations", "too-long", List.of(MOST))));
        }
        String semantic = semantic(batch);
        List<Asked> whole = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Asked each = all.get(i);
            whole.add(demand(each == null ? null : each.within(batch), "evaluations[" + i + "]."));
        }
        List<Answer> answers = new ArrayList<>();
        for (Asked each : whole) {
            Answer answer = decide(system, each);
            answers.add(answer);
            if (answer.decision()
                    ? semantic.equals("permit_on_first_permit")
                    : semantic.equals("deny_on_first_deny")) {
                break;
            }
        }
        return new Answers(answers);
    }

    private static String semantic(Batch batch) {
        Object value = batch.options() == null ? null : batch.options().get("evaluations_semantic");
        String semantic = value == null ? "execute_all" : value.toString();
        if (!Set.of("execute_all", "deny_on_first_deny", "permit_on_first_permit")
                .contains(semantic)) {
            throw PortalException.ofFields(
                    KernelError.INVALID_FIELDS,
                    List.of(new FieldError("options.evaluations_semantic", "invalid")));
        }
        return semantic;
    }

    private static Asked demand(@Nullable Asked asked, String path) {
        if (asked == null) {
            throw new PortalException(KernelError.INVALID_REQUEST);
        }
        List<FieldError> errors = new ArrayList<>();
        entity(asked.subject(), path + "subject", errors);
        entity(asked.resource(), path + "resource", errors);
        Action action = asked.action();
        if (action == null || blank(action.name())) {
            errors.add(new FieldError(path + "action.name", "required"));
        }
        if (!errors.isEmpty()) {
            throw PortalException.ofFields(KernelError.INVALID_FIELDS, errors);
        }
        return asked;
    }

    private static void entity(@Nullable Entity entity, String path, List<FieldError> errors) {
        if (entity == null || blank(entity.type())) {
            errors.add(new FieldError(path + ".type", "required"));
        }
        if (entity == null || blank(entity.id())) {
            errors.add(new FieldError(path + ".id", "required"));
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private Answer decide(SystemPrincipal system, Asked asked) {
        Entity subject = asked.subject();
        Action action = asked.action();
        Entity resource = asked.resource();
        if (subject == null
                || action == null
                || resource == null
                || !"recipient".equals(subject.type())
                || !"receive".equals(action.name())
                || !"patient".equals(resource.type())) {
            return wire(Deny.of(DenyReason.NOT_UNDERSTOOD));
        }
        Optional<RecipientCard> recipient = recipient(system, text(subject.id()));
        if (recipient.isEmpty()) {
            return wire(Deny.of(DenyReason.UNKNOWN_RECIPIENT));
        }
        Optional<PersonId> person = person(system, resource);
        if (person.isEmpty()) {
            return wire(Deny.of(DenyReason.UNKNOWN_PERSON));
        }
        Optional<Purpose> purpose =
                Coded.parse(Purpose.class, text(property(action.properties(), "purpose")));
        if (purpose.isEmpty() || purpose.get() == Purpose.UNKNOWN) {
            return wire(Deny.of(DenyReason.UNKNOWN_PURPOSE));
        }
        Optional<Set<Element>> elements = elements(property(resource.properties(), "elements"));
        if (elements.isEmpty()) {
            return wire(Deny.of(DenyReason.UNKNOWN_ELEMENT));
        }
        Object method = property(action.properties(), "method");
        Question question =
                new Question(
                        system.hospitalId(),
                        recipient.get().id(),
                        person.get(),
                        purpose.get(),
                        elements.get(),
                        method == null ? null : method.toString(),
                        system.clientId());
        return wire(question, decisions.evaluate(question));
    }

    private Answer wire(Question question, Decision decision) {
        return decision instanceof Permit permit
                ? wire(permit, permit.oneTimeToken() ? tokens.issue(question, permit) : null)
                : wire((Deny) decision);
    }

    /**
     * Takes the token of an answer for what is about to be given.
     *
     * @throws PortalException when it is not good, or not any more
     */
    public Taken take(SystemPrincipal system, @Nullable Shown shown) {
        String token = shown == null ? null : shown.token();
        Entity subject = shown == null ? null : shown.subject();
        Entity resource = shown == null ? null : shown.resource();
        List<FieldError> errors = new ArrayList<>();
        if (blank(token)) {
            errors.add(new FieldError("token", "required"));
        }
        entity(subject, "subject", errors);
        entity(resource, "resource", errors);
        if (token == null || subject == null || resource == null || !errors.isEmpty()) {
            throw PortalException.ofFields(KernelError.INVALID_FIELDS, errors);
        }
        Optional<RecipientCard> recipient = recipient(system, text(subject.id()));
        Optional<PersonId> person = person(system, resource);
        Optional<Set<Element>> elements = elements(property(resource.properties(), "elements"));
        if (recipient.isEmpty() || person.isEmpty() || elements.isEmpty()) {
            throw new PortalException(ConsentError.TOKEN_UNKNOWN);
        }
        Instant before =
                tokens.take(
                        token,
                        new Giving(
                                system.hospitalId(),
                                recipient.get().id(),
                                person.get(),
                                elements.get(),
                                system.clientId()));
        return new Taken(true, codes(elements.get()), before);
    }

    private static @Nullable Object property(
            @Nullable Map<String, Object> properties, String name) {
        return properties == null ? null : properties.get(name);
    }

    private static String text(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.length() > LONGEST ? "" : text;
    }

    private Optional<RecipientCard> recipient(SystemPrincipal system, String id) {
        var number = Ids.parse(IdPrefix.RECIPIENT, id);
        return number.isPresent()
                ? directory
                        .recipient(number.getAsLong())
                        .filter(card -> card.hospital().equals(system.hospitalId()))
                : id.isEmpty() ? Optional.empty() : directory.recipient(system.hospitalId(), id);
    }

    private Optional<PersonId> person(SystemPrincipal system, Entity resource) {
        String id = text(resource.id()).strip();
        Object wished = property(resource.properties(), "system");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        SubjectKey key = wished == null ? SubjectKey.mrn(id) : new SubjectKey(text(wished), id);
        return Optional.ofNullable(persons.resolve(system.hospitalId(), List.of(key)).get(key));
    }

    private static Optional<Set<Element>> elements(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return value == null ? Optional.of(Set.of()) : Optional.empty();
        }
        Set<Element> elements = EnumSet.noneOf(Element.class);
        for (Object each : list) {
            Optional<Element> element = Coded.parse(Element.class, text(each));
            if (element.isEmpty()) {
                return Optional.empty();
            }
            elements.add(element.get());
        }
        return Optional.of(elements);
    }

    private static Answer wire(Permit permit, @Nullable String token) {
        Long grant = permit.grantId();
        boolean consent = permit.basis() == LegalBasis.CONSENT;
        return new Answer(
                true,
                new Why(
                        null,
                        permit.basis(),
                        consent ? null : article(permit),
                        grant == null ? null : Ids.format(IdPrefix.GRANT, grant),
                        codes(permit.elements()),
                        permit.before(),
                        permit.once(),
                        token));
    }

    private static Answer wire(Deny deny) {
        boolean some = !deny.covered().isEmpty();
        return new Answer(
                false,
                new Why(
                        deny.reason(),
                        null,
                        null,
                        null,
                        some ? codes(deny.covered()) : null,
                        null,
                        null,
                        null));
    }

    private static String article(Permit permit) {
        String article = permit.article();
        return article == null ? permit.basis().article() : article;
    }

    private static List<String> codes(Set<Element> elements) {
        return elements.stream()
                .sorted(Comparator.comparingInt(Element::ordinal))
                .map(Element::code)
                .toList();
    }
}
