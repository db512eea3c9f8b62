package org.whosaw.portal.outbox.mail;

import java.util.List;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.outbox.Courier;
import org.whosaw.portal.outbox.CourierException;
import org.whosaw.portal.outbox.Envelope;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Carries envelopes as mails, in our own words. */
public final class MailCourier implements Courier {
    private final Mailer mailer;
    private final Texts texts;

    public MailCourier(Mailer mailer, Texts texts) {
        this.mailer = mailer;
        this.texts = texts;
    }

    @Override
    public String channel() {
        return Envelope.MAIL;
    }

    @Override
    public void deliver(long id, Envelope envelope) throws CourierException {
        String template = envelope.template();
        Language language = template.endsWith(".en") ? Language.EN : Language.ZH_CN;
        String key = "mail." + template.substring(0, template.lastIndexOf('.'));
        mailer.send(
                new Mail(
                        "msg_" + Ids.encode(id),
                        envelope.address(),
                        texts.get(language, key + ".subject", envelope.places()),
                        texts.get(language, key + ".text", envelope.places()),
                        List.of()));
    }
}
