package org.whosaw.portal.app;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.outbox.Envelope;
import org.whosaw.portal.outbox.Outbox;
import org.whosaw.portal.outbox.mail.MailAddress;
import org.whosaw.portal.store.Tx;

/**
 * Promises a mail to a recipient whose contact is an address: the stop's number, the pseudonym that
 * its pages use, the days, a link to them. Nothing else leaves by mail.
 */
final class StopMails {
    private static final Duration USEFUL = Duration.ofDays(3);
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ChinaTime.ZONE);
    private static final Map<String, String> TEMPLATES =
            Map.of("consent.stopped", "stop-letter", "consent.ended", "stop-ended");

    private final HospitalFeature hospitals;
    private final Outbox outbox;
    private final String link;

    StopMails(HospitalFeature hospitals, Outbox outbox, String baseUrl) {
        this.hospitals = hospitals;
        this.outbox = outbox;
        this.link = baseUrl + "/recipient";
    }

    /** Promises it in the caller's transaction, where there is an address and something to say. */
    void send(Tx tx, HospitalId hospital, String code, String kind, Map<String, Object> data) {
        String template = TEMPLATES.get(kind);
        RecipientCard card =
                hospitals.lookup().recipients(tx, hospital).stream()
                        .filter(each -> each.code().equals(code))
                        .findFirst()
                        .orElse(null);
        String contact = card == null ? null : card.contact();
        if (card == null || template == null || contact == null) {
            return;
        }
        if (MailAddress.isWhole(contact.strip())) {
            boolean abroad = card.country() != null && !card.country().equals("CN");
            Envelope letter =
                    new Envelope(
                            Envelope.MAIL,
                            template + (abroad ? ".en" : ".zh-CN"),
                            contact.strip(),
                            places(hospital, data),
                            USEFUL);
            outbox.prepare(letter).accept(tx);
        }
    }

    private Map<String, String> places(HospitalId hospital, Map<String, Object> data) {
        Map<String, String> places = new TreeMap<>();
        places.put(
                "hospital",
                hospitals.hospitals().find(hospital).map(each -> each.name()).orElse(""));
        places.put("stop", String.valueOf(data.get("stop")));
        places.put("subject", String.valueOf(data.get("subject")));
        places.put("at", when(data.get("at")));
        places.put("stopBy", when(data.get("stopBy")));
        places.put("deleteBy", when(data.get("deleteBy")));
        places.put("link", link);
        return places;
    }

    private static String when(@Nullable Object instant) {
        return instant == null ? "" : WHEN.format(Instant.parse(instant.toString()));
    }
}
