package org.whosaw.portal.web.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.whosaw.portal.web.WhoSawApplication;

/**
 * What a command that was typed left behind: its exit code and all it said.
 *
 * @param out standard output and error together, as a terminal shows them
 */
record Typed(int exit, String out) {
    /** The jar's loaded classes, kept by the first command for the others: half the time. */
    private static final Path CLASSES =
            Path.of(
                    System.getProperty("java.io.tmpdir"),
                    "whosaw-" + ProcessHandle.current().pid() + ".jsa");

    private static final String KEEP = "-XX:ArchiveClassesAtExit=";
    private static final long PATIENCE_SECONDS = 180;

    static {
        CLASSES.toFile().deleteOnExit();
    }

    /** Runs a command to its end, with its data in {@code folder}. */
    static Typed run(Path folder, Map<String, String> environment, String... args) {
        return run(Java.here(), PATIENCE_SECONDS, folder, environment, args);
    }

    /** Runs a command to its end on a Java of its own, for so long. */
    static Typed run(
            Path java, long seconds, Path folder, Map<String, String> environment, String... args) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(List.of("-Xmx200m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        String jar = System.getProperty("portal.jar", "");
        if (!jar.isEmpty() && Files.exists(Path.of(jar))) {
            if (java.equals(Java.here())) {
                command.add((Files.exists(CLASSES) ? "-XX:SharedArchiveFile=" : KEEP) + CLASSES);
            }
            command.addAll(List.of("-Xlog:disable", "-jar", jar));
        } else {
            command.addAll(
                    List.of(
                            "-cp",
                            System.getProperty("java.class.path"),
                            WhoSawApplication.class.getName()));
        }
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PORTAL_"));
        builder.environment().put("PORTAL_DATA", folder.resolve("data").toString());
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().putAll(environment);
        try {
            // Into a file: whoever reads a pipe to its end waits for ever on a server that serves.
            Path said = Files.createTempFile("whosaw-said", ".txt");
            try {
                Process process = builder.redirectOutput(said.toFile()).start();
                process.getOutputStream().close();
                if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException("it does not end: " + List.of(args));
                }
                return new Typed(process.exitValue(), Files.readString(said));
            } finally {
                Files.delete(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Typed run(Path folder, String... args) {
        return run(folder, Map.of(), args);
    }
}
