package org.whosaw.portal.web;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.app.PortalConfiguration;

/** Looks whether the server's ports are free, before anything is opened. */
final class Ports {
    private Ports() {}

    /**
     * Passes when every port can be listened on.
     *
     * @throws Refusal naming the port that is taken
     */
    static void demandFree(PortalConfiguration configuration) {
        if (!(configuration.getServerFactory() instanceof DefaultServerFactory server)) {
            return;
        }
        List<ConnectorFactory> all = new ArrayList<>(server.getApplicationConnectors());
        all.addAll(server.getAdminConnectors());
        for (ConnectorFactory each : all) {
            if (each instanceof HttpConnectorFactory http && http.getPort() != 0) {
                demandFree(http.getBindHost(), http.getPort());
            }
        }
    }

    @SuppressWarnings("AddressSelection") // the name that the configuration binds to
    private static void demandFree(String host, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(
                    host == null
                            ? new InetSocketAddress(port)
                            : new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException e) {
            throw new Refusal(
                    "Port "
                            + port
                            + " cannot be listened on: stop what listens there, or set PORTAL_PORT"
                            + " and PORTAL_ADMIN_PORT.");
        }
    }
}
