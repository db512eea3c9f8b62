package org.whosaw.portal.authority.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.whosaw.portal.complaint.Attached;
import org.whosaw.portal.complaint.EvidenceSource;
import org.whosaw.portal.complaint.FiledComplaint;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Makes packages. Safe for threads; holds a piece of the evidence at a time. */
public final class DossierMaker {
    private final DossierKey key;
    private final Texts texts;

    public DossierMaker(DossierKey key, Texts texts) {
        this.key = key;
        this.texts = texts;
    }

    /**
     * Writes the package of a complaint; the same complaint makes the same bytes.
     *
     * @throws IOException when {@code out} cannot take it
     * @throws org.whosaw.portal.kernel.PortalException when evidence is not what she sent
     */
    public void write(Dossier dossier, EvidenceSource evidence, OutputStream out)
            throws IOException {
        FiledComplaint filed = dossier.filed();
        try (PackageZip zip = new PackageZip(out, filed.filedAt().toEpochMilli())) {
            zip.add(PackageFiles.README, readme(dossier));
            zip.add(PackageFiles.JSON, DossierJson.write(dossier));
            zip.add(PackageFiles.PDF, DossierPdf.write(dossier, texts));
            List<Attached> extracts = filed.attached();
            for (int i = 0; i < extracts.size(); i++) {
                String proof = extracts.get(i).proof();
                if (proof != null) {
                    zip.add(
                            PackageFiles.proof(i, extracts.get(i)),
                            proof.getBytes(StandardCharsets.UTF_8));
                }
            }
            for (FiledComplaint.Evidence each : filed.evidence()) {
                try (InputStream bytes = evidence.open(each.name())) {
                    zip.add(PackageFiles.evidence(each), bytes, each.sha256());
                }
            }
            byte[] manifest = zip.manifest();
            zip.plain(PackageFiles.MANIFEST, manifest);
            zip.plain(PackageFiles.SIGNATURE, key.sign(manifest));
            zip.plain(PackageFiles.KEY, key.pem().getBytes(StandardCharsets.US_ASCII));
        }
    }

    private byte[] readme(Dossier dossier) {
        String text =
                texts.get(Language.ZH_CN, "dossier.readme", dossier.filed().number())
                        + "\n\n"
                        + texts.get(Language.EN, "dossier.readme", dossier.filed().number())
                        + "\n\n  sha256sum -c manifest.sha256\n"
                        + "  openssl pkeyutl -verify -pubin -inkey signing-key.pem -rawin"
                        + " -in manifest.sha256 -sigfile manifest.sha256.sig\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
