package org.whosaw.portal.web;

import io.dropwizard.core.setup.Bootstrap;
import java.time.Clock;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.HospitalRegistry.Hospital;
import org.whosaw.portal.identity.staff.StaffRegistry.NewStaff;
import org.whosaw.portal.webhook.Endpoint;
import org.whosaw.portal.webhook.EndpointOwner;

/** {@code portal recipient add|call}: who of a recipient may sign in, and where it is called. */
final class RecipientCommand extends SpokenCommand {
    private final Clock clock;

    RecipientCommand(Clock clock) {
        super(
                "recipient",
                "recipient add|call: a recipient's login, and the address where it is called.");
        this.clock = clock;
    }

    @Override
    public void configure(Subparser subparser) {
        subparser
                .addArgument("action")
                .choices("add", "call")
                .help("a login for its pages; an address for signed calls, with a fresh secret");
        subparser.addArgument("--hospital").required(true).help("the hospital's code");
        subparser.addArgument("--recipient").required(true).help("the recipient's code");
        subparser.addArgument("--login").help("for add: 2 to 40 of a to z, 0 to 9, . - _");
        subparser.addArgument("--url").help("for call: https, outside this house");
        super.configure(subparser);
    }

    @Override
    protected void run(
            Bootstrap<PortalConfiguration> bootstrap,
            Namespace options,
            PortalConfiguration configuration) {
        try (Rooms rooms = Opening.server(configuration, clock)) {
            Hospital hospital = StaffCommand.hospital(rooms, options.getString("hospital"));
            String code = options.getString("recipient");
            RecipientCard card =
                    rooms.hospital()
                            .lookup()
                            .recipient(hospital.id(), code)
                            .orElseThrow(
                                    () -> new Refusal("There is no recipient \"" + code + "\"."));
            if (options.getString("action").equals("add")) {
                add(rooms, hospital, card, options.getString("login"));
            } else {
                call(rooms, hospital, card, options.getString("url"));
            }
        }
    }

    private static void add(
            Rooms rooms, Hospital hospital, RecipientCard card, @Nullable String login) {
        if (login == null) {
            throw new Refusal("recipient add needs --login.");
        }
        NewStaff made =
                rooms.identity().staff().registry().addRecipient(hospital.id(), login, card.id());
        Terminal.say("Login:       " + made.login());
        Terminal.say("Password:    " + made.password().reveal());
        Terminal.say("TOTP secret: " + made.totpSecret().reveal());
        Terminal.say("For an authenticator app: " + made.otpauthUri());
        Terminal.say("Shown this once. Sign in at /recipient/sign-in on the portal's address.");
    }

    private static void call(
            Rooms rooms, Hospital hospital, RecipientCard card, @Nullable String url) {
        if (url == null) {
            throw new Refusal("recipient call needs --url.");
        }
        Endpoint.Made made =
                rooms.webhooks()
                        .endpoints()
                        .put(hospital.id(), EndpointOwner.RECIPIENT, card.code(), url);
        Terminal.say("Secret: " + made.secret().reveal());
        Terminal.say("Shown this once. Calls are signed by it as Standard Webhooks 1.0 says.");
    }
}
