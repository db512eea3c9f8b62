package org.whosaw.portal.web;

import io.dropwizard.core.setup.Bootstrap;
import java.time.Clock;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.calendar.CalendarYear;
import org.whosaw.portal.calendar.DayKind;

/** {@code portal calendar import FILE}, {@code calendar show}: the years of working days. */
final class CalendarCommand extends SpokenCommand {
    /** The option that names the file; typed as the word after {@code import}. */
    static final String FILE = "--years";

    private static final long LARGEST = 1 << 20;

    private final Clock clock;

    CalendarCommand(Clock clock) {
        super(
                "calendar",
                "calendar import FILE|show: the years whose rest and make-up days are known.");
        this.clock = clock;
    }

    @Override
    public void configure(Subparser subparser) {
        subparser.addArgument("action").choices("import", "show").help("what to do");
        subparser
                .addArgument(FILE)
                .help("a year's file: our lines, or the JSON of an open holiday table");
        super.configure(subparser);
    }

    @Override
    protected void run(
            Bootstrap<PortalConfiguration> bootstrap,
            Namespace options,
            PortalConfiguration configuration) {
        @Nullable String file = options.getString("years");
        boolean isImport = options.getString("action").equals("import");
        if (isImport && file == null) {
            throw new Refusal("Name the file: calendar import FILE.");
        }
        try (Rooms rooms = Opening.existing(configuration, clock)) {
            if (isImport && file != null) {
                rooms.calendarBook()
                        .importYears(SmallFile.read(file, LARGEST, "calendar"))
                        .forEach(CalendarCommand::tell);
                Terminal.say(rooms.rights().ticker().recount() + " clocks counted anew");
            } else {
                rooms.calendarBook().get().all().forEach(CalendarCommand::tell);
            }
        }
    }

    private static void tell(CalendarYear year) {
        long rest = year.days().values().stream().filter(day -> day.kind() == DayKind.REST).count();
        Terminal.say(
                year.year()
                        + (year.isAnnounced() ? "  announced   " : "  provisional ")
                        + rest
                        + " rest days, "
                        + (year.days().size() - rest)
                        + " make-up working days");
    }
}
