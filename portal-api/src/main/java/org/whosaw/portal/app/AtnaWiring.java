package org.whosaw.portal.app;

import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.hospital.HospitalRegistry.Hospital;
import org.whosaw.portal.ingest.atna.rest.AtnaIntake;
import org.whosaw.portal.ingest.refusal.Refusals;
import org.whosaw.portal.ingest.syslog.SyslogListeners;
import org.whosaw.portal.ingest.syslog.SyslogSettings;

/** Builds what takes ATNA messages in. */
public final class AtnaWiring {
    private AtnaWiring() {}

    /** Returns what records messages, over built rooms, with or without a server. */
    public static AtnaIntake intake(Rooms rooms, PortalConfiguration configuration) {
        return new AtnaIntake(
                configuration.atna(),
                rooms.hospital(),
                rooms.identity().clientPrincipals()::systemOf,
                rooms.access().recorder(),
                rooms.disclosure().recorder(),
                refusals(rooms));
    }

    /** Returns what hears syslog, not started. */
    static SyslogListeners listeners(Rooms rooms, PortalConfiguration configuration) {
        return new SyslogListeners(
                configuration.syslog(),
                intake(rooms, configuration),
                code -> rooms.hospital().hospitals().find(code).map(Hospital::id));
    }

    /** Judges the configured listeners without opening a port. */
    static List<Finding> findings(SyslogSettings settings) {
        List<Finding> findings = new ArrayList<>();
        SyslogSettings.Tls tls = settings.tls();
        if (tls != null && tls.port() > 0) {
            findings.add(
                    SyslogListeners.fault(tls)
                            .map(each -> Finding.refusal("syslog.tls: " + each + "."))
                            .orElseGet(
                                    () ->
                                            Finding.sound(
                                                    "Syslog over mutual TLS is heard at port "
                                                            + tls.port()
                                                            + ".")));
        }
        SyslogSettings.Tcp tcp = settings.tcp();
        if (tcp != null && tcp.port() > 0) {
            findings.add(
                    tcp.bind().startsWith("127.") || tcp.bind().equals("::1")
                            ? Finding.sound(
                                    "Plain syslog is heard from this machine only, at port "
                                            + tcp.port()
                                            + ".")
                            : Finding.refusal(
                                    "Plain syslog would be open to other machines: set"
                                            + " syslog.tcp.bind to 127.0.0.1, and use syslog.tls"
                                            + " for others."));
        }
        return findings;
    }

    /** Returns the counts of what was refused. */
    public static Refusals refusals(Rooms rooms) {
        return new Refusals(rooms.database(), rooms.hospital().lookup(), rooms.clock());
    }
}
