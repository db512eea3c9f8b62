package org.whosaw.portal.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from, for limits and the list of devices. Never logged.
 *
 * @param address the IP address
 * @param userAgent what the client says it is, or empty
 */
public record ClientAddress(String address, String userAgent) {
    private static final int LONGEST = 300;

    public ClientAddress {
        userAgent = userAgent.length() > LONGEST ? userAgent.substring(0, LONGEST) : userAgent;
    }

    /** Returns where {@code request} came from; its connector minds forwarded headers. */
    public static ClientAddress of(@Nullable HttpServletRequest request) {
        if (request == null) {
            return new ClientAddress("local", "");
        }
        String agent = request.getHeader("User-Agent");
        String address = request.getRemoteAddr();
        return new ClientAddress(address == null ? "local" : address, agent == null ? "" : agent);
    }

    /**
     * Returns the kind of device in words that fit a list, for example {@code Chrome · Android}:
     * too coarse to follow anyone by.
     */
    public String device() {
        String browser = "";
        if (userAgent.contains("MicroMessenger")) {
            browser = "WeChat";
        } else if (userAgent.contains("Firefox/")) {
            browser = "Firefox";
        } else if (userAgent.contains("Edg/")) {
            browser = "Edge";
        } else if (userAgent.contains("Chrome/")) {
            browser = "Chrome";
        } else if (userAgent.contains("Safari/")) {
            browser = "Safari";
        }
        String system = system();
        if (browser.isEmpty() || system.isEmpty()) {
            return browser + system;
        }
        return browser + " · " + system;
    }

    private String system() {
        if (userAgent.contains("HarmonyOS") || userAgent.contains("OpenHarmony")) {
            return "HarmonyOS";
        }
        if (userAgent.contains("Android")) {
            return "Android";
        }
        if (userAgent.contains("iPhone") || userAgent.contains("iPad")) {
            return "iOS";
        }
        if (userAgent.contains("Windows")) {
            return "Windows";
        }
        if (userAgent.contains("Mac OS")) {
            return "macOS";
        }
        return userAgent.contains("Linux") ? "Linux" : "";
    }

    @Override
    public String toString() {
        return "ClientAddress[redacted]";
    }
}
