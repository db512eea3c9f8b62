package org.whosaw.portal.ingest.syslog;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says where and how syslog is heard.
 *
 * @param maxFrame bytes of a message with its header
 * @param connections heard at once on one listener
 * @param batch how many messages are recorded in one transaction at most
 * @param batchMillis how long a message waits for others at most
 */
public record SyslogSettings(
        @JsonProperty @Valid @Nullable Tls tls,
        @JsonProperty @Valid @Nullable Tcp tcp,
        @JsonProperty @Min(1_024) @Max(1 << 24) int maxFrame,
        @JsonProperty @Min(1) @Max(1_000) int connections,
        @JsonProperty @Min(1) @Max(10_000) int batch,
        @JsonProperty @Min(0) @Max(10_000) int batchMillis) {
    public SyslogSettings {
        maxFrame = maxFrame == 0 ? 1 << 18 : maxFrame;
        connections = connections == 0 ? 64 : connections;
        batch = batch == 0 ? 500 : batch;
        batchMillis = batchMillis == 0 ? 20 : batchMillis;
    }

    /** Returns the settings that hold when nothing is configured: no listener. */
    public static SyslogSettings defaults() {
        return new SyslogSettings(null, null, 0, 0, 0, 0);
    }

    /** Says whether any listener is on. */
    public boolean isOn() {
        return tls != null && tls.port > 0 || tcp != null && tcp.port > 0;
    }

    /**
     * The listener over mutual TLS.
     *
     * @param port 0 for none
     * @param bind the address to listen at
     * @param certificate a PEM file: ours and those between it and its authority
     * @param key a PEM file: the private key, PKCS#8
     * @param clients a PEM file: the authorities or certificates of those who may send
     * @param hospital the hospital's code
     * @param system the system of clients that are not named below; empty refuses them
     * @param systems which system a client is, by a name in its certificate (a DNS name or the
     *     common name) or by {@code sha256:} and the certificate's fingerprint
     */
    public record Tls(
            @JsonProperty @Min(0) @Max(65_535) int port,
            @JsonProperty String bind,
            @JsonProperty String certificate,
            @JsonProperty String key,
            @JsonProperty String clients,
            @JsonProperty String hospital,
            @JsonProperty String system,
            @JsonProperty Map<String, String> systems) {
        public Tls {
            bind = bind == null || bind.isBlank() ? "0.0.0.0" : bind;
            certificate = certificate == null ? "" : certificate;
            key = key == null ? "" : key;
            clients = clients == null ? "" : clients;
            hospital = hospital == null ? "" : hospital;
            system = system == null ? "" : system;
            systems = systems == null ? Map.of() : Map.copyOf(systems);
        }
    }

    /**
     * The plain listener for a relay on this machine.
     *
     * @param port 0 for none
     * @param bind the address to listen at; this machine's own by default
     * @param hospital the hospital's code
     * @param system the code of the system that all of it comes from
     */
    public record Tcp(
            @JsonProperty @Min(0) @Max(65_535) int port,
            @JsonProperty String bind,
            @JsonProperty String hospital,
            @JsonProperty String system) {
        public Tcp {
            bind = bind == null || bind.isBlank() ? "127.0.0.1" : bind;
            hospital = hospital == null ? "" : hospital;
            system = system == null ? "" : system;
        }
    }
}
