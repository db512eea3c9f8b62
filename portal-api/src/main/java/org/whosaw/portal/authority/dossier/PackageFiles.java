package org.whosaw.portal.authority.dossier;

import java.util.Locale;
import org.whosaw.portal.complaint.Attached;
import org.whosaw.portal.complaint.FiledComplaint;

/** Names the files of a package: ours only, so that no name of hers can lead anywhere. */
final class PackageFiles {
    static final String JSON = "complaint.json";
    static final String PDF = "complaint.pdf";
    static final String README = "README.txt";
    static final String MANIFEST = "manifest.sha256";
    static final String SIGNATURE = "manifest.sha256.sig";
    static final String KEY = "signing-key.pem";

    private PackageFiles() {}

    static String evidence(FiledComplaint.Evidence each) {
        return "evidence/" + plain(each.name());
    }

    static String proof(int place, Attached each) {
        return String.format(
                Locale.ROOT, "proofs/%02d-%s.receipt.json", place + 1, plain(each.reference()));
    }

    private static String plain(String name) {
        String kept = name.replaceAll("[^A-Za-z0-9_.-]", "_").replace("..", "__");
        return kept.length() > 80 ? kept.substring(0, 80) : kept;
    }

    /** Says whether a path can be one of ours. */
    static boolean isPath(String path) {
        return path.matches("((evidence|proofs)/)?[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}")
                && !path.contains("..");
    }
}
