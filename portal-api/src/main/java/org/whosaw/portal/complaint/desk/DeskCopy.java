package org.whosaw.portal.complaint.desk;

import java.util.List;
import java.util.Set;
import org.whosaw.portal.complaint.FiledComplaint.Evidence;
import org.whosaw.portal.complaint.course.ComplaintState;
import org.whosaw.portal.crypto.CodeKeys.CodeKey;
import org.whosaw.portal.text.Language;

/** The copy that the hospital's desk reads: what she confirmed, without where else it goes. */
public final class DeskCopy {
    private static final String CONTEXT = "hospital_complaint.body.";

    private DeskCopy() {}

    /** Returns it sealed under the desk's key. */
    public static byte[] seal(
            CodeKey key, String number, ComplaintBody body, List<Evidence> files) {
        ComplaintDraft all = body.draft();
        ComplaintDraft.To to = all.to();
        ComplaintDraft hers =
                all.from(all.attached(), all.hospital())
                        .with(files)
                        .with(
                                new ComplaintDraft.To(
                                        false,
                                        true,
                                        null,
                                        Set.of(),
                                        to.capacity(),
                                        to.name(),
                                        to.contact()));
        ComplaintBody copy =
                new ComplaintBody(
                        number, "", Language.ZH_CN, ComplaintState.FILED, hers, null, List.of());
        return key.key().sealBytes(CONTEXT + number, copy.bytes());
    }

    /** Opens it. */
    public static ComplaintDraft open(CodeKey key, String number, byte[] sealed) {
        return ComplaintBody.of(key.key().openBytes(CONTEXT + number, sealed)).draft();
    }
}
