package org.whosaw.portal.authority.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.whosaw.portal.complaint.HandoverWay;
import org.whosaw.portal.outbox.CourierException;
import org.whosaw.portal.outbox.mail.Mail;
import org.whosaw.portal.outbox.mail.Mailer;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Sends packages by e-mail, sealed to the authority's certificate. */
public final class PostCourier implements PackageCourier {
    /** What a mailbox takes; a larger package is handed over by her. */
    static final long LARGEST = 20L << 20;

    private final Mailer mailer;
    private final Texts texts;

    public PostCourier(Mailer mailer, Texts texts) {
        this.mailer = mailer;
        this.texts = texts;
    }

    @Override
    public HandoverWay way() {
        return HandoverWay.MAIL;
    }

    @Override
    public void deliver(Parcel parcel) throws CourierException {
        if (parcel.size() > LARGEST) {
            throw CourierException.lasting("too-large-for-mail");
        }
        ByteArrayOutputStream sealed = new ByteArrayOutputStream((int) parcel.size());
        try {
            parcel.content().writeTo(sealed);
        } catch (IOException e) {
            throw CourierException.passing("store-" + e.getClass().getSimpleName());
        }
        mailer.send(
                new Mail(
                        parcel.packageId(),
                        Objects.requireNonNull(parcel.authority().mail()),
                        texts.get(Language.ZH_CN, "dossier.mail.subject", parcel.packageId()),
                        texts.get(Language.ZH_CN, "dossier.mail.text", parcel.packageId()),
                        List.of(
                                new Mail.Attachment(
                                        parcel.fileName(),
                                        "application/pkcs7-mime",
                                        sealed.toByteArray()))));
    }
}
