package org.whosaw.portal.app;

import ch.qos.logback.access.jetty.RequestLogImpl;
import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.dropwizard.logging.common.AbstractAppenderFactory;
import io.dropwizard.logging.common.AppenderFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.logging.common.FileAppenderFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Judges how the server keeps its own logs.
 *
 * <p>The request log, and the log with sign-in and administration lines, must each go to a file a
 * day, kept for at least {@value #DAYS} days whatever its size, and must hold nothing that names a
 * person: no query, no address, no header.
 */
final class LogKeeping {
    /** How many days logs are kept at least: six months by law. */
    static final int DAYS = 183;

    private static final Pattern DAILY = Pattern.compile("%d(?:\\{([^}]*)})?");
    private static final Pattern TELLING =
            Pattern.compile(
                    "%-?[\\d.]*(r\\b|q\\b|h\\b|a\\b|u\\b|i\\{|requestURL|queryString|reqParameter"
                        + "|header|fullRequest|requestContent|remote|clientHost|user"
                        + "|[rR]equestURI|U\\b|req(?:uest)?Attribute(?!\\{route})|cookie|reqCookie|c\\b)");
    private static final Set<String> HEARD = Set.of("INFO", "DEBUG", "TRACE", "ALL");

    private LogKeeping() {}

    /**
     * Keeps the request log's remarks about its own versions off the terminal, where people look
     * for links: inside one jar it cannot tell them.
     */
    static void quiet(LifecycleEnvironment lifecycle) {
        lifecycle.addEventListener(
                new LifeCycle.Listener() {
                    @Override
                    public void lifeCycleStarting(LifeCycle starting) {
                        if (starting instanceof Server server
                                && server.getRequestLog() instanceof RequestLogImpl log) {
                            log.setQuiet(true);
                        }
                    }
                });
    }

    static List<Finding> findings(PortalConfiguration configuration) {
        List<Finding> findings = new ArrayList<>(requestLog(configuration));
        findings.addAll(portalLog(configuration));
        return findings;
    }

    private static List<Finding> requestLog(PortalConfiguration configuration) {
        String key = "server.requestLog.appenders";
        if (!(configuration.getServerFactory() instanceof AbstractServerFactory server)
                || !(server.getRequestLogFactory() instanceof LogbackAccessRequestLogFactory log)) {
            return List.of(
                    Finding.refusal(
                            "The request log cannot be judged: leave out server.requestLog.type."));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(kept("The request log", key, log.getAppenders()));
        for (AppenderFactory<?> each : log.getAppenders()) {
            if (each instanceof AbstractAppenderFactory<?> appender
                    && (appender.getLogFormat() == null
                            || TELLING.matcher(appender.getLogFormat()).find())) {
                findings.add(
                        Finding.refusal(
                                "The request log would hold addresses, names or queries: set "
                                        + key
                                        + "[].logFormat to '%t{ISO8601} %m %reqAttribute{route} %s"
                                        + " %B %D'."));
            }
        }
        return findings;
    }

    private static List<Finding> portalLog(PortalConfiguration configuration) {
        String name = "The log of sign-ins and administration";
        if (!(configuration.getLoggingFactory() instanceof DefaultLoggingFactory logging)) {
            return List.of(Finding.refusal(name + " cannot be judged: leave out logging.type."));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(kept(name, "logging.appenders", logging.getAppenders()));
        if (!isHeard(logging.getLevel())) {
            findings.add(Finding.refusal(name + " would stay empty: set logging.level to INFO."));
        }
        for (Map.Entry<String, JsonNode> logger : logging.getLoggers().entrySet()) {
            if (isOurs(logger.getKey()) && isSilenced(logger.getValue())) {
                findings.add(
                        Finding.refusal(
                                name
                                        + " would lose lines: take "
                                        + logger.getKey()
                                        + " out of logging.loggers, or set it to INFO."));
            }
        }
        return findings;
    }

    private static boolean isOurs(String logger) {
        return logger.isEmpty()
                || logger.equals("org")
                || logger.startsWith("whosaw")
                || logger.startsWith("org.whosaw");
    }

    private static boolean isSilenced(JsonNode logger) {
        if (logger.isObject()) {
            return !logger.path("additive").asBoolean(true)
                    || !isHeard(logger.path("level").asText("INFO"));
        }
        return !isHeard(logger.asText());
    }

    private static boolean isHeard(String level) {
        return HEARD.contains(level.toUpperCase(Locale.ROOT));
    }

    /** Returns sound if one appender keeps its files, else the fault of the one that is nearest. */
    private static Finding kept(
            String name, String key, List<? extends AppenderFactory<?>> appenders) {
        String fault = "add an appender of type file";
        for (int i = 0; i < appenders.size(); i++) {
            if (appenders.get(i) instanceof FileAppenderFactory<?> file) {
                String own = fault(file);
                if (own.isEmpty()) {
                    return Finding.sound(
                            name
                                    + " is kept "
                                    + (file.getArchivedFileCount() == 0
                                            ? "for ever."
                                            : file.getArchivedFileCount() + " days."));
                }
                fault = "at " + key + "[" + i + "] " + own;
            }
        }
        return Finding.refusal(
                name + " must be kept at least " + DAYS + " days: " + fault + " (" + key + ").");
    }

    private static String fault(FileAppenderFactory<?> file) {
        String pattern = file.getArchivedLogFilenamePattern();
        if (!file.isArchive() || pattern == null) {
            return "set archive to true and name an archivedLogFilenamePattern";
        }
        if (!isDaily(pattern)) {
            return "write %d, one file a day, into archivedLogFilenamePattern";
        }
        if (file.getTotalSizeCap() != null) {
            return "take totalSizeCap out: it deletes by size, not by age";
        }
        if (!isHeard(file.getThreshold())) {
            return "set threshold to ALL";
        }
        if (file.getArchivedFileCount() != 0 && file.getArchivedFileCount() < DAYS) {
            return "set archivedFileCount to " + DAYS + " or more, not " + countOf(file);
        }
        return "";
    }

    private static String countOf(FileAppenderFactory<?> file) {
        return Integer.toString(file.getArchivedFileCount());
    }

    private static boolean isDaily(String pattern) {
        Matcher date = DAILY.matcher(pattern);
        if (!date.find()) {
            return false;
        }
        String format = date.group(1);
        return format == null || (format.contains("d") && !format.matches(".*[Hhkms].*"));
    }
}
