package org.whosaw.portal.web;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.app.SheetWiring;
import org.whosaw.portal.demo.ProgressBar;
import org.whosaw.portal.hospital.HospitalRegistry.Hospital;
import org.whosaw.portal.ingest.file.FileIntake;
import org.whosaw.portal.ingest.file.FileJob;
import org.whosaw.portal.ingest.file.FileReport;
import org.whosaw.portal.ingest.file.FileWords;
import org.whosaw.portal.ingest.file.Keep;
import org.whosaw.portal.ingest.sheet.SheetOrigin;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** {@code portal ingest FILE…}: takes in files of a hospital's logs, and puts them away. */
final class IngestCommand extends ConfiguredCommand<PortalConfiguration> {
    /** The option that names the config file. */
    static final String CONFIG = "--config";

    private final Clock clock;

    IngestCommand(Clock clock) {
        super("ingest", "Takes in files of logs and spreadsheets, then destroys or seals them.");
        this.clock = clock;
    }

    @Override
    public void configure(Subparser subparser) {
        super.configure(subparser);
        subparser.addArgument("files").nargs("*").help("what to take in, one after the other");
        subparser
                .addArgument("--format")
                .setDefault("sheet")
                .help("native, fhir, atna or sheet (sheet)");
        subparser
                .addArgument("--hospital")
                .help("the hospital's code; not needed when there is one");
        subparser.addArgument("--system").help("the system's code, instead of the mapping's");
        subparser.addArgument("--mapping").help("a sheet's mapping in the config file");
        subparser.addArgument("--account").help("who looked, where the file does not say");
        subparser.addArgument("--terminal").help("at which terminal, where the file does not say");
        subparser.addArgument("--at").help("when, where the file does not say: 2026-05-04T21:13");
        subparser.addArgument("--year").type(Integer.class).help("of dates written without one");
        subparser.addArgument("--keep").choices("none", "sealed").help("instead of files.keep");
        subparser.addArgument("--language").choices("zh", "en").help("of the report");
        subparser.addArgument("--unseal").help("the number of a file whose original is sealed");
        subparser.addArgument("--to").help("where to write it; must not be there yet");
    }

    @Override
    protected Argument addFileArgument(Subparser subparser) {
        return subparser
                .addArgument(CONFIG)
                .dest("file")
                .setDefault(FileOrEmbeddedSource.DEFAULT)
                .help("the config file (config.yml)");
    }

    @Override
    protected void run(
            Bootstrap<PortalConfiguration> bootstrap,
            Namespace options,
            PortalConfiguration configuration) {
        Texts texts = Texts.load();
        Language language = language(options);
        try (Rooms rooms = Opening.existing(configuration, clock)) {
            FileIntake intake = SheetWiring.files(rooms, configuration, texts);
            if (options.getString("unseal") != null) {
                unseal(intake, options);
                return;
            }
            List<String> files = options.getList("files");
            if (files.isEmpty()) {
                throw new Refusal("Say which files: portal ingest FILE... --format sheet");
            }
            Hospital hospital = hospital(rooms, options.getString("hospital"));
            Keep keep = keep(options, configuration);
            int failed = 0;
            for (String file : files) {
                FileJob job =
                        new FileJob(
                                hospital.id(),
                                Path.of(file),
                                options.getString("format"),
                                options.getString("mapping"),
                                origin(options),
                                keep);
                failed += take(intake, job, new FileWords(texts, language)) ? 0 : 1;
            }
            if (failed > 0) {
                throw new Refusal("");
            }
        }
    }

    /** Says whether every row was taken. */
    private boolean take(FileIntake intake, FileJob job, FileWords words) {
        Terminal.say(String.valueOf(job.file().getFileName()));
        ProgressBar bar = new ProgressBar(Terminal::print, System.console() != null, clock);
        try {
            FileReport report = intake.take(job, bar::at, words.language());
            words.of(report).forEach(Terminal::say);
            return report.tally().rejected() == 0;
        } catch (PortalException refusal) {
            words.of(refusal).forEach(Terminal::say);
            return false;
        }
    }

    private static void unseal(FileIntake intake, Namespace options) {
        String to = options.getString("to");
        if (to == null) {
            throw new Refusal("Say where to: --to FILE");
        }
        intake.unseal(options.getString("unseal"), Path.of(to));
        Terminal.say("Written to " + to + ". It lies there in the open: destroy it after use.");
    }

    private static Hospital hospital(Rooms rooms, @Nullable String code) {
        List<Hospital> all = rooms.hospital().hospitals().all();
        return code == null && all.size() == 1 ? all.get(0) : StaffCommand.hospital(rooms, code);
    }

    private static Keep keep(Namespace options, PortalConfiguration configuration) {
        String wished = options.getString("keep");
        return wished == null
                ? configuration.files().keep()
                : Coded.parse(Keep.class, wished).orElse(Keep.NONE);
    }

    private static SheetOrigin origin(Namespace options) {
        Integer year = options.getInt("year");
        return new SheetOrigin(
                options.getString("system"),
                options.getString("account"),
                options.getString("terminal"),
                time(options.getString("at")),
                year == null ? 0 : year);
    }

    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            try {
                return LocalDateTime.parse(text.replace(' ', 'T'))
                        .atZone(ChinaTime.ZONE)
                        .toInstant();
            } catch (DateTimeException again) {
                throw new Refusal("--at is a time such as 2026-05-04T21:13.");
            }
        }
    }

    private static Language language(Namespace options) {
        String wished = options.getString("language");
        String used = wished == null ? Locale.getDefault().getLanguage() : wished;
        return used.equals("zh") ? Language.ZH_CN : Language.EN;
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable e) {
        if (!Refusal.isSpokenOf(e)) {
            super.onError(cli, namespace, e);
        }
    }
}
