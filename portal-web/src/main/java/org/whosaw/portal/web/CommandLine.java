package org.whosaw.portal.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Completes a command line: a configured command without a file reads {@code config.yml}. */
final class CommandLine {
    private static final Set<String> CONFIGURED =
            Set.of(
                    "server",
                    "check",
                    "db",
                    "demo",
                    "bench",
                    "keys",
                    "hospital",
                    "staff",
                    "guardian",
                    "recipient",
                    "system",
                    "calendar",
                    "authority",
                    "route",
                    "ledger",
                    "retention",
                    "backup",
                    "restore");
    private static final Set<String> ACTING =
            Set.of(
                    "keys",
                    "hospital",
                    "staff",
                    "guardian",
                    "recipient",
                    "system",
                    "calendar",
                    "authority",
                    "route",
                    "ledger",
                    "retention",
                    "backup",
                    "restore");

    private CommandLine() {}

    static boolean asksForHelp(String[] args) {
        return args.length == 0
                || args[0].equals("-h")
                || args[0].equals("--help")
                || args[0].equals("help");
    }

    static boolean serves(String[] args) {
        return args.length > 0 && (args[0].equals("server") || args[0].equals("demo"));
    }

    static String help() {
        try (InputStream text = CommandLine.class.getResourceAsStream("/help.txt")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String[] complete(String[] typed) {
        String[] args = typed.clone();
        boolean bench = args.length > 1 && args[0].equals("bench");
        if (bench && names(args, "explain", "atna", "sheet", "ledger", "decide", "deliveries")) {
            // A second word would stand where the configuration's file stands.
            args[1] = "--" + args[1];
        }
        args = withFileOption(args);
        if (args.length > 0 && args[0].equals("ingest")) {
            return withConfigOption(args);
        }
        if (args.length == 0 || !CONFIGURED.contains(args[0])) {
            return args;
        }
        if (args.length == 1 && ACTING.contains(args[0])) {
            return args; // the action is missing, not the file
        }
        if (args[0].equals("db") && !names(args, "migrate", "status", "-h", "--help")) {
            List<String> whole = new ArrayList<>(List.of(args));
            whole.add(1, "migrate");
            return withFile(whole.toArray(String[]::new));
        }
        return withFile(args);
    }

    /** Names the file of an import: a word of its own would be the config file. */
    private static String[] withFileOption(String[] args) {
        if (args.length < 3 || !args[1].equals("import") || args[2].startsWith("-")) {
            return args;
        }
        String option =
                switch (args[0]) {
                    case "calendar" -> CalendarCommand.FILE;
                    case "authority" -> AuthorityCommand.FILE;
                    default -> "";
                };
        if (option.isEmpty()) {
            return args;
        }
        List<String> whole = new ArrayList<>(List.of(args));
        whole.add(2, option);
        return whole.toArray(String[]::new);
    }

    private static boolean names(String[] args, String... words) {
        return args.length > 1 && Arrays.asList(words).contains(args[1]);
    }

    private static String[] withFile(String[] args) {
        for (String arg : args) {
            if (arg.endsWith(".yml")
                    || arg.endsWith(".yaml")
                    || arg.equals("-h")
                    || arg.equals("--help")) {
                return args;
            }
        }
        String[] completed = Arrays.copyOf(args, args.length + 1);
        completed[args.length] = FileOrEmbeddedSource.DEFAULT;
        return completed;
    }

    /** A command that takes files takes its config file, the last word, as an option. */
    private static String[] withConfigOption(String[] args) {
        List<String> completed = new ArrayList<>(List.of(args));
        String last = args[args.length - 1];
        boolean named = args.length > 2 && (last.endsWith(".yml") || last.endsWith(".yaml"));
        if (named) {
            completed.remove(completed.size() - 1);
        }
        if (!completed.contains(IngestCommand.CONFIG)) {
            completed.add(IngestCommand.CONFIG);
            completed.add(named ? last : FileOrEmbeddedSource.DEFAULT);
        } else if (named) {
            completed.add(last);
        }
        return completed.toArray(String[]::new);
    }
}
