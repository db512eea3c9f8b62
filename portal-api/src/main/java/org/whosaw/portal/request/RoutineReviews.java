package org.whosaw.portal.request;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.whosaw.portal.hospital.DeskStaff;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.counter.DeskLooks;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.request.AccessReviews.Made;
import org.whosaw.portal.request.AccessReviews.Review;
import org.whosaw.portal.request.AskedLines.Line;

/**
 * Reviews of looks that nobody asked about: the accessor's page is the same, so a page gives no
 * question away as long as the desk makes some. Safe for threads.
 */
public final class RoutineReviews {
    private static final Duration DRAWN_BACK = Duration.ofDays(30);
    private static final int MOST = 50;
    private static final int MOST_DRAWS = 20;
    private static final Set<Element> SHOWN = Set.of(Element.NAME);
    private static final StaffRole[] ROLES = {StaffRole.PRIVACY_OFFICER, StaffRole.AUDITOR};

    private final AccessReviews reviews;
    private final AskedLines lines;
    private final PersonDirectory persons;
    private final DeskStaff deskStaff;
    private final DeskLooks looks;
    private final Clock clock;

    RoutineReviews(
            AccessReviews reviews,
            AskedLines lines,
            PersonDirectory persons,
            DeskStaff deskStaff,
            DeskLooks looks,
            Clock clock) {
        this.reviews = reviews;
        this.lines = lines;
        this.persons = persons;
        this.deskStaff = deskStaff;
        this.looks = looks;
        this.clock = clock;
    }

    /** A routine review in the list: nobody's name. */
    public record Entry(Review review, Line line) {}

    /** Returns the latest routine reviews and what was answered. */
    public List<Entry> latest(StaffPrincipal member) {
        member.require(ROLES);
        return reviews.routine(member.hospitalId(), MOST).stream()
                .flatMap(
                        review ->
                                lines
                                        .find(
                                                member.hospitalId(),
                                                review.person(),
                                                review.eventId())
                                        .map(line -> new Entry(review, line))
                                        .stream())
                .toList();
    }

    /**
     * Starts the review of a look at one person's record.
     *
     * @param access {@code ae_…} as it stands on her list
     * @param mrn her record number, exact
     */
    public Made start(
            StaffPrincipal member, String access, String mrn, UnaryOperator<String> link) {
        member.require(ROLES);
        deskStaff.requireLinked(member);
        OptionalLong event = Ids.parse(IdPrefix.ACCESS, access.strip());
        PersonCard card =
                persons.byMrn(member.hospitalId(), mrn)
                        .orElseThrow(() -> new PortalException(RequestError.NO_SUCH_LINE));
        return make(member, card, event.orElse(0), link);
    }

    /**
     * Starts the review of a look of the last 30 days, drawn by lot; one of her own is drawn anew.
     *
     * @return empty when there is none to draw
     */
    public Optional<Made> draw(StaffPrincipal member, UnaryOperator<String> link) {
        member.require(ROLES);
        deskStaff.requireLinked(member);
        for (int i = 0; i < MOST_DRAWS; i++) {
            Optional<AskedLines.Drawn> drawn =
                    lines.draw(member.hospitalId(), clock.instant().minus(DRAWN_BACK));
            if (drawn.isEmpty()) {
                return Optional.empty();
            }
            if (!isOwn(member, drawn.get())) {
                PersonCard card = card(drawn.get().person());
                return Optional.of(make(member, card, drawn.get().eventId(), link));
            }
        }
        return Optional.empty();
    }

    private boolean isOwn(StaffPrincipal member, AskedLines.Drawn drawn) {
        return lines.find(member.hospitalId(), drawn.person(), drawn.eventId())
                .filter(
                        line ->
                                deskStaff.isHerself(
                                        member.hospitalId(),
                                        member.staffUserId(),
                                        line.accessorKey()))
                .isPresent();
    }

    private PersonCard card(PersonId person) {
        return persons.find(person).orElseThrow();
    }

    private Made make(
            StaffPrincipal member, PersonCard card, long event, UnaryOperator<String> link) {
        Line line =
                lines.find(member.hospitalId(), card.id(), event)
                        .orElseThrow(() -> new PortalException(RequestError.NO_SUCH_LINE));
        if (!line.personal()) {
            throw new PortalException(RequestError.NOBODY_TO_ASK);
        }
        if (deskStaff.isHerself(member.hospitalId(), member.staffUserId(), line.accessorKey())) {
            throw new PortalException(RequestError.OWN_CASE);
        }
        looks.record(member, card, true, SHOWN);
        return reviews.make(
                member.hospitalId(),
                card.id(),
                event,
                null,
                member.staffUserId(),
                null,
                link,
                tx -> {});
    }
}
