package org.whosaw.portal.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * One message to the outside. Holds an address and perhaps a one-time password, so it never prints
 * them.
 *
 * @param channel which courier takes it, for example {@code sms}
 * @param template which text it is, for example {@code one-time-password.zh-CN}
 * @param address where it goes; a phone number for {@code sms}, an e-mail address for {@code mail}
 * @param places what fills the template's places
 * @param useful how long it is worth delivering
 */
public record Envelope(
        String channel,
        String template,
        String address,
        Map<String, String> places,
        Duration useful) {
    /** The channel of short messages. */
    public static final String SMS = "sms";

    /** The channel of e-mail. */
    public static final String MAIL = "mail";

    public Envelope {
        places = java.util.Collections.unmodifiableMap(new TreeMap<>(places));
    }

    @Override
    public String toString() {
        return "Envelope[" + channel + " " + template + "]";
    }
}
