package org.whosaw.portal.web;

import io.dropwizard.core.setup.Bootstrap;
import java.nio.file.Files;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.authority.directory.Authority;
import org.whosaw.portal.authority.directory.AuthorityDirectory;
import org.whosaw.portal.authority.directory.Places;
import org.whosaw.portal.authority.route.RouteFile;
import org.whosaw.portal.authority.route.Routing;
import org.whosaw.portal.complaint.AuthorityRef;
import org.whosaw.portal.complaint.ComplaintFacts;
import org.whosaw.portal.complaint.RespondentKind;
import org.whosaw.portal.complaint.RouteAnswer;
import org.whosaw.portal.complaint.Severity;
import org.whosaw.portal.complaint.Topic;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** {@code portal route explain}: says which authority is competent, and why. */
final class RouteCommand extends SpokenCommand {
    private final Clock clock;
    private final Texts texts = Texts.load();

    RouteCommand(Clock clock) {
        super("route", "route explain: says which authority is competent for what, and why.");
        this.clock = clock;
    }

    @Override
    public void configure(Subparser subparser) {
        subparser.addArgument("action").choices("explain").help("what to do");
        subparser.addArgument("--topic").required(true).help(codes(Topic.values()));
        subparser
                .addArgument("--respondent")
                .setDefault("unknown")
                .help(codes(RespondentKind.values()));
        subparser.addArgument("--severity").setDefault("ordinary").help(codes(Severity.values()));
        subparser
                .addArgument("--region")
                .setDefault("000000")
                .help("city or province, or its code");
        subparser.addArgument("--on").help("the day asked about; today without it");
        super.configure(subparser);
    }

    private static String codes(Coded[] all) {
        return Arrays.stream(all).map(Coded::code).collect(Collectors.joining(", "));
    }

    private static <E extends Enum<E> & Coded> E code(Namespace options, String name, E[] all) {
        return Arrays.stream(all)
                .filter(each -> each.code().equals(options.getString(name)))
                .findFirst()
                .orElseThrow(() -> new Refusal("--" + name + " takes one of " + codes(all) + "."));
    }

    @Override
    protected void run(
            Bootstrap<PortalConfiguration> bootstrap,
            Namespace options,
            PortalConfiguration configuration) {
        LocalDate on = day(options.getString("on"));
        Places places = Places.shipped();
        ComplaintFacts facts =
                new ComplaintFacts(
                        code(options, "topic", Topic.values()),
                        code(options, "respondent", RespondentKind.values()),
                        places.demand(options.getString("region")).region(),
                        code(options, "severity", Severity.values()));
        if (!Files.exists(configuration.keyFile())) {
            AuthorityDirectory shipped = AuthorityDirectory.shipped();
            explain(new Routing(() -> shipped, RouteFile.shipped()), places, facts, on);
            return;
        }
        try (Rooms rooms = Opening.existing(configuration, clock)) { // imported entries count
            explain(rooms.authorities().routing(), places, facts, on);
        }
    }

    private LocalDate day(@Nullable String given) {
        if (given == null) {
            return LocalDate.ofInstant(clock.instant(), ChinaTime.ZONE);
        }
        try {
            return LocalDate.parse(given);
        } catch (DateTimeException e) {
            throw new Refusal("--on takes a day, for example 2026-11-23.");
        }
    }

    private void explain(Routing routing, Places places, ComplaintFacts facts, LocalDate on) {
        Language language = Terminal.language();
        RouteAnswer answer = routing.of(facts, on);
        String place = places.fullName(facts.region()).in(language);
        Terminal.say(
                facts.topic().code()
                        + " · "
                        + facts.respondent().code()
                        + " · "
                        + facts.severity().code()
                        + " · "
                        + place
                        + " · "
                        + on);
        Terminal.say("");
        tell(language == Language.EN ? "First: " : "先找：", answer.lead(), routing, language, on);
        Terminal.say("  " + answer.reason().in(language));
        Terminal.say("  " + answer.law().in(language));
        for (AuthorityRef each : answer.copied()) {
            tell(language == Language.EN ? "Also: " : "同时：", each, routing, language, on);
        }
        Terminal.say("");
        Terminal.say(
                (language == Language.EN ? "Decided by row " : "依据的行：")
                        + answer.row()
                        + " ("
                        + answer.versions()
                        + ")");
    }

    private void tell(
            String label, AuthorityRef named, Routing routing, Language language, LocalDate on) {
        Authority authority = routing.directory().find(named.code(), on).orElse(null);
        Terminal.say(label + named.name().in(language) + "  [" + named.code() + "]");
        if (authority != null) {
            Terminal.say("  " + contact(authority, language));
            Terminal.say(
                    "  ("
                            + texts.get(language, "authority.checked." + authority.checked().code())
                            + ")");
        }
    }

    private static String contact(Authority each, Language language) {
        StringBuilder contact = new StringBuilder();
        for (String part : new String[] {each.phone(), each.web(), each.mail()}) {
            if (part != null) {
                contact.append(contact.isEmpty() ? "" : "  ").append(part);
            }
        }
        if (!contact.isEmpty()) {
            return contact.toString();
        }
        return each.note() == null ? each.way().code() : each.note().in(language);
    }
}
