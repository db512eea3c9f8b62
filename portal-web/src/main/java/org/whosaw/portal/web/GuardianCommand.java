package org.whosaw.portal.web;

import io.dropwizard.core.setup.Bootstrap;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.CounterWiring;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.hospital.HospitalRegistry.Hospital;
import org.whosaw.portal.hospital.counter.CounterDesk;
import org.whosaw.portal.hospital.counter.CounterPerson;
import org.whosaw.portal.hospital.counter.PaperKind;
import org.whosaw.portal.hospital.guardian.GuardianDesk;
import org.whosaw.portal.hospital.guardian.GuardianDesk.NewLink;
import org.whosaw.portal.hospital.guardian.GuardianView;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.guardian.GuardianPaper;
import org.whosaw.portal.identity.guardian.GuardianReason;
import org.whosaw.portal.identity.guardian.Relation;
import org.whosaw.portal.identity.staff.StaffRegistry.Staff;
import org.whosaw.portal.kernel.Coded;

/**
 * {@code portal guardian list|link|block|unblock}: who reads for a child, in the name of a member
 * of the staff; every call is a look on the child's own list.
 */
final class GuardianCommand extends SpokenCommand {
    private final Clock clock;

    GuardianCommand(Clock clock) {
        super("guardian", "guardian list|link|block|unblock: who reads a child's list for it.");
        this.clock = clock;
    }

    @Override
    public void configure(Subparser subparser) {
        subparser
                .addArgument("action")
                .choices("list", "link", "block", "unblock")
                .help("show who reads, let one in, keep one out, open a blocked link again");
        subparser.addArgument("--hospital").required(true).help("the hospital's code");
        subparser
                .addArgument("--by")
                .required(true)
                .help("login of the member of staff who saw the papers; she stands in the list");
        subparser.addArgument("--child").required(true).help("the child's record number");
        subparser.addArgument("--guardian").help("the guardian's record number");
        subparser.addArgument("--relation").help("for link, one of " + Codes.all(Relation.class));
        subparser.addArgument("--reason").help("one of " + Codes.all(GuardianReason.class));
        subparser.addArgument("--paper").help("proof seen: " + Codes.all(GuardianPaper.class));
        subparser
                .addArgument("--identity")
                .help("for link, the guardian's own paper: " + Codes.all(PaperKind.class));
        subparser.addArgument("--since").help("for link, YYYY-MM-DD; without it, now");
        subparser.addArgument("--until").help("for link, YYYY-MM-DD; without it, 18 years old");
        super.configure(subparser);
    }

    @Override
    protected void run(
            Bootstrap<PortalConfiguration> bootstrap,
            Namespace options,
            PortalConfiguration configuration) {
        try (Rooms rooms = Opening.server(configuration, clock)) {
            Hospital hospital = StaffCommand.hospital(rooms, options.getString("hospital"));
            StaffPrincipal staff = staff(rooms, hospital, options.getString("by"));
            CounterDesk counter = CounterWiring.desk(rooms, rooms.identity());
            GuardianDesk desk = CounterWiring.guardians(rooms, rooms.identity());
            String child =
                    counter.open(staff, CounterDesk.Number.MRN, options.getString("child"))
                            .map(CounterPerson::opening)
                            .orElseThrow(() -> new Refusal("There is no child of that number."));
            act(desk, staff, child, options);
        }
    }

    private static StaffPrincipal staff(Rooms rooms, Hospital hospital, String login) {
        Staff found =
                rooms.identity().staff().registry().ofHospital(hospital.id()).stream()
                        .filter(each -> each.login().equals(login.strip().toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new Refusal("There is no login \"" + login + "\"."));
        return new StaffPrincipal(found.id(), rooms.ids().next(), hospital.id(), found.roles());
    }

    private static void act(
            GuardianDesk desk, StaffPrincipal staff, String child, Namespace options) {
        String action = options.getString("action");
        switch (action) {
            case "list" -> list(desk.show(staff, child));
            case "link" -> {
                desk.link(staff, child, link(options));
                Terminal.say("Linked.");
            }
            default -> {
                String link =
                        desk.linkOf(staff, child, demanded(options, "guardian"))
                                .orElseThrow(
                                        () ->
                                                new Refusal(
                                                        "No guardian of this child has that"
                                                                + " number."));
                GuardianReason reason = code(GuardianReason.class, options, "reason");
                GuardianPaper paper = code(GuardianPaper.class, options, "paper");
                if (action.equals("block")) {
                    desk.block(staff, child, link, reason, paper);
                    Terminal.say("Blocked, from this moment on.");
                } else {
                    desk.unblock(staff, child, link, reason, paper);
                    Terminal.say("Opened again.");
                }
            }
        }
    }

    private static void list(GuardianView view) {
        for (GuardianView.Line line : view.lines()) {
            Terminal.say(
                    "%s, number ends in %s, from %s to %s, %s"
                            .formatted(
                                    line.relation().code(),
                                    line.numberEnd(),
                                    line.since(),
                                    line.until(),
                                    line.blockedAt() != null
                                            ? "blocked since " + line.blockedAt()
                                            : line.holds() ? "reads now" : "does not read now"));
        }
        if (view.lines().isEmpty()) {
            Terminal.say("Nobody reads for this child.");
        }
    }

    private static NewLink link(Namespace options) {
        return new NewLink(
                CounterDesk.Number.MRN,
                demanded(options, "guardian"),
                code(PaperKind.class, options, "identity"),
                code(Relation.class, options, "relation"),
                code(GuardianReason.class, options, "reason"),
                code(GuardianPaper.class, options, "paper"),
                day(options, "since"),
                day(options, "until"));
    }

    private static String demanded(Namespace options, String name) {
        @Nullable String value = options.getString(name);
        if (value == null) {
            throw new Refusal("This needs --" + name + ".");
        }
        return value;
    }

    private static <E extends Enum<E> & Coded> E code(
            Class<E> type, Namespace options, String name) {
        return Coded.parse(type, demanded(options, name))
                .orElseThrow(() -> new Refusal("--" + name + " is one of " + Codes.all(type)));
    }

    private static @Nullable LocalDate day(Namespace options, String name) {
        @Nullable String value = options.getString(name);
        try {
            return value == null ? null : LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw new Refusal("--" + name + " is a day as YYYY-MM-DD.");
        }
    }
}
