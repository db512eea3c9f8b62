package org.whosaw.portal.web;

import io.dropwizard.core.setup.Bootstrap;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.hospital.HospitalRegistry.Hospital;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.client.ClientRegistry;
import org.whosaw.portal.identity.client.ClientRegistry.NewClient;

/** {@code portal system add}: gives one of a hospital's systems its client id and secret. */
final class SystemCommand extends SpokenCommand {
    private static final long LONGEST_KEY = 16_384;

    private final Clock clock;

    SystemCommand(Clock clock) {
        super("system", "system add: gives a hospital's system a client id and a secret.");
        this.clock = clock;
    }

    @Override
    public void configure(Subparser subparser) {
        subparser.addArgument("action").choices("add").help("what to do");
        subparser.addArgument("--hospital").required(true).help("the hospital's code");
        subparser
                .addArgument("--system")
                .help("the system's code; without it the client speaks for several systems");
        subparser
                .addArgument("--recipient")
                .help("the code of a recipient, whose own client it is: it says what was received");
        subparser
                .addArgument("--scopes")
                .help("some of " + Codes.all(Scope.class) + ", with commas");
        subparser
                .addArgument("--jwk")
                .help("file with its public key (JWK), for private_key_jwt instead of a secret");
        super.configure(subparser);
    }

    @Override
    protected void run(
            Bootstrap<PortalConfiguration> bootstrap,
            Namespace options,
            PortalConfiguration configuration) {
        @Nullable String recipient = options.getString("recipient");
        @Nullable String wished = options.getString("scopes");
        if (recipient == null && wished == null) {
            throw new Refusal(
                    "--scopes is missing: some of " + Codes.all(Scope.class) + ", with commas");
        }
        Set<Scope> scopes =
                wished == null
                        ? Set.of(Scope.RECEIVE)
                        : Codes.parse(Scope.class, "--scopes", wished);
        if (recipient != null && !scopes.equals(Set.of(Scope.RECEIVE))) {
            throw new Refusal("--recipient: its client may have the scope receive, and no other");
        }
        @Nullable String file = options.getString("jwk");
        @Nullable String system = options.getString("system");
        try (Rooms rooms = Opening.server(configuration, clock)) {
            Hospital hospital = StaffCommand.hospital(rooms, options.getString("hospital"));
            ClientRegistry clients = rooms.identity().clients();
            if (recipient != null && file != null) {
                throw new Refusal("--jwk: a recipient's client has a secret; leave --jwk out");
            }
            if (file == null) {
                NewClient made =
                        recipient == null
                                ? clients.add(hospital.id(), system, scopes)
                                : clients.addRecipient(
                                        hospital.id(), recipient(rooms, hospital, recipient));
                Terminal.say("Client id:     " + made.clientId());
                Terminal.say("Client secret: " + made.secret().reveal());
                Terminal.say(
                        "Shown this once. It asks for tokens at /oauth/token, and sends nothing"
                                + " else without one.");
            } else {
                NewClient made =
                        clients.addWithKey(
                                hospital.id(),
                                system,
                                scopes,
                                new String(
                                        SmallFile.read(file, LONGEST_KEY, "public key"),
                                        StandardCharsets.UTF_8));
                Terminal.say("Client id: " + made.clientId());
                Terminal.say("It signs its assertions with the private half of that key.");
            }
        }
    }

    private static long recipient(Rooms rooms, Hospital hospital, String code) {
        return rooms.hospital()
                .lookup()
                .recipient(hospital.id(), code)
                .orElseThrow(() -> new Refusal("--recipient: the directory has none of that code"))
                .id();
    }
}
