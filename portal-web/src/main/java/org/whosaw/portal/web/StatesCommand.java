package org.whosaw.portal.web;

import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import java.util.List;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.complaint.course.ComplaintCourse;
import org.whosaw.portal.complaint.hospital.CaseCourse;
import org.whosaw.portal.consent.GrantCourse;
import org.whosaw.portal.consent.register.UseCourse;
import org.whosaw.portal.consent.stop.StopCourse;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.request.RequestCourse;
import org.whosaw.portal.request.rights.RightsCourse;

/** {@code portal states}: prints the course of everything that has one, edge by edge. */
final class StatesCommand extends Command {
    StatesCommand() {
        super("states", "states: prints the course of everything that has one, edge by edge.");
    }

    private record Course(String name, List<String> edges) {}

    @Override
    public void configure(Subparser subparser) {
        subparser.addArgument("name").nargs("?").help("only this one, for example grant");
    }

    @Override
    public void run(Bootstrap<?> bootstrap, Namespace options) {
        String only = options.getString("name");
        List<Course> chosen =
                courses().filter(each -> only == null || each.name().equals(only)).toList();
        if (chosen.isEmpty()) {
            throw new Refusal("Nothing of that name has a course.");
        }
        for (Course each : chosen) {
            Terminal.say(each.name());
            each.edges().forEach(edge -> Terminal.say("  " + edge));
        }
    }

    private static Stream<Course> courses() {
        return Stream.of(
                new Course(
                        "grant",
                        GrantCourse.edges().stream()
                                .map(each -> edge(each.from(), each.step(), each.to()))
                                .toList()),
                new Course(
                        "use",
                        UseCourse.edges().stream()
                                .map(each -> edge(each.from(), each.step(), each.to()))
                                .toList()),
                new Course(
                        "stop",
                        StopCourse.edges().stream()
                                .map(each -> edge(each.from(), each.step(), each.to()))
                                .toList()),
                new Course(
                        "complaint",
                        ComplaintCourse.edges().stream()
                                .map(each -> edge(each.from(), each.step(), each.to()))
                                .toList()),
                new Course(
                        "complaint-at-hospital",
                        CaseCourse.edges().stream()
                                .map(each -> edge(each.from(), each.step(), each.to()))
                                .toList()),
                new Course(
                        "request",
                        RequestCourse.edges().stream()
                                .map(each -> edge(each.from(), each.step(), each.to()))
                                .toList()),
                new Course(
                        "rights",
                        RightsCourse.edges().stream()
                                .map(each -> edge(each.from(), each.step(), each.to()))
                                .toList()));
    }

    private static String edge(@Nullable Coded from, Coded step, Coded to) {
        return (from == null ? "·" : from.code()) + " --" + step.code() + "--> " + to.code();
    }
}
