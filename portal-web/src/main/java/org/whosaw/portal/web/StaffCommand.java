package org.whosaw.portal.web;

import io.dropwizard.core.setup.Bootstrap;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.hospital.HospitalRegistry.Hospital;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.staff.StaffRegistry;
import org.whosaw.portal.identity.staff.StaffRegistry.NewStaff;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;

/**
 * {@code portal staff add|link|reset|unlock|disable}: who of the hospital may sign in at its desk.
 */
final class StaffCommand extends SpokenCommand {
    private final Clock clock;

    StaffCommand(Clock clock) {
        super(
                "staff",
                "staff add|link|reset|unlock|disable: who may sign in at the hospital's desk.");
        this.clock = clock;
    }

    @Override
    public void configure(Subparser subparser) {
        subparser
                .addArgument("action")
                .choices("add", "link", "reset", "unlock", "disable")
                .help(
                        "add, say who she is in the directory, new password and secret, open a"
                                + " lock, sign in no more");
        subparser
                .addArgument("--login")
                .required(true)
                .help("2 to 40 of a to z, 0 to 9, dot, dash and underline");
        subparser.addArgument("--hospital").help("the hospital's code; for add");
        subparser
                .addArgument("--roles")
                .help("for add, some of " + Codes.all(StaffRole.class) + ", with commas");
        subparser
                .addArgument("--staff-id")
                .help(
                        "for add and link: her number in the directory, so that nobody handles a"
                                + " case about herself and she sees where her account was used");
        super.configure(subparser);
    }

    @Override
    protected void run(
            Bootstrap<PortalConfiguration> bootstrap,
            Namespace options,
            PortalConfiguration configuration) {
        String login = options.getString("login");
        try {
            act(login, options, configuration);
        } catch (PortalException e) {
            throw e.errorCode() == KernelError.NOT_FOUND
                    ? new Refusal("There is no login \"" + login + "\".")
                    : e;
        }
    }

    private void act(String login, Namespace options, PortalConfiguration configuration) {
        try (Rooms rooms = Opening.server(configuration, clock)) {
            StaffRegistry registry = rooms.identity().staff().registry();
            switch (options.getString("action")) {
                case "add" -> {
                    NewStaff made = add(rooms, options);
                    if (options.getString("staff_id") != null) {
                        link(rooms, options);
                    }
                    tell(made);
                }
                case "link" -> link(rooms, options);
                case "reset" -> tell(registry.reset(login));
                case "unlock" ->
                        Terminal.say(
                                registry.unlock(login)
                                        ? login + " may sign in again."
                                        : login + " was not locked.");
                default -> {
                    registry.disable(login);
                    Terminal.say(login + " can sign in no more.");
                }
            }
        }
    }

    private static NewStaff add(Rooms rooms, Namespace options) {
        Hospital hospital = hospital(rooms, options.getString("hospital"));
        @Nullable String listed = options.getString("roles");
        if (listed == null) {
            throw new Refusal("staff add needs --roles, some of " + Codes.all(StaffRole.class));
        }
        Set<StaffRole> roles = Codes.parse(StaffRole.class, "--roles", listed);
        return rooms.identity()
                .staff()
                .registry()
                .add(hospital.id(), options.getString("login"), roles);
    }

    private static void link(Rooms rooms, Namespace options) {
        Hospital hospital = hospital(rooms, options.getString("hospital"));
        @Nullable String staffId = options.getString("staff_id");
        if (staffId == null) {
            throw new Refusal("staff link needs --staff-id, her number in the directory.");
        }
        String login = options.getString("login").strip().toLowerCase(Locale.ROOT);
        long id =
                rooms.identity().staff().registry().ofHospital(hospital.id()).stream()
                        .filter(each -> each.login().equals(login))
                        .findFirst()
                        .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND))
                        .id();
        if (rooms.hospital().lookup().staff(hospital.id(), staffId).isEmpty()) {
            throw new Refusal("There is no staff member of that number in the directory.");
        }
        rooms.deskStaff().link(hospital.id(), id, staffId);
        Terminal.say(login + " is that member of the directory from now on.");
    }

    /** Returns the hospital of a code that was typed. */
    static Hospital hospital(Rooms rooms, @Nullable String code) {
        if (code == null) {
            throw new Refusal("Say which hospital: --hospital CODE");
        }
        return rooms.hospital()
                .hospitals()
                .find(code)
                .orElseThrow(() -> new Refusal(noHospital(rooms, code)));
    }

    private static String noHospital(Rooms rooms, String code) {
        String there =
                rooms.hospital().hospitals().all().stream()
                        .map(Hospital::code)
                        .collect(Collectors.joining(", "));
        return "There is no hospital \""
                + code
                + "\". "
                + (there.isEmpty()
                        ? "Add one: java -jar portal.jar hospital add --code CODE --name NAME"
                        : "There are: " + there + ".");
    }

    private static void tell(NewStaff made) {
        Terminal.say("Login:       " + made.login());
        Terminal.say("Password:    " + made.password().reveal());
        Terminal.say("TOTP secret: " + made.totpSecret().reveal());
        Terminal.say("For an authenticator app: " + made.otpauthUri());
        Terminal.say(
                "Shown this once; hand it over in person. Sign in at "
                        + "/desk/sign-in on the portal's address.");
    }
}
