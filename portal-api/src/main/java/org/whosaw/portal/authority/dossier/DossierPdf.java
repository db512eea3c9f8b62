package org.whosaw.portal.authority.dossier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.complaint.Attached;
import org.whosaw.portal.complaint.FiledComplaint;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Sets the complaint in Chinese for whoever reads on paper: two minutes, and it is understood. */
final class DossierPdf {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy 年 M 月 d 日 HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy 年 M 月 d 日");

    private final Dossier dossier;
    private final FiledComplaint filed;
    private final Texts texts;
    private final DossierSheet sheet;

    private DossierPdf(Dossier dossier, Texts texts, DossierSheet sheet) {
        this.dossier = dossier;
        this.filed = dossier.filed();
        this.texts = texts;
        this.sheet = sheet;
    }

    /** One at a time: the face of all documents is read as a file is, from one place. */
    static synchronized byte[] write(Dossier dossier, Texts texts) throws IOException {
        try (PDDocument document = new PDDocument()) {
            describe(document, dossier, texts);
            DossierSheet sheet = new DossierSheet(document, DossierFont.in(document));
            new DossierPdf(dossier, texts, sheet).all();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    /** Says what it is and from when, of the complaint alone: the same makes the same bytes. */
    private static void describe(PDDocument document, Dossier dossier, Texts texts) {
        long at = dossier.filed().filedAt().toEpochMilli();
        GregorianCalendar made = new GregorianCalendar(TimeZone.getTimeZone(ChinaTime.ZONE));
        made.setTimeInMillis(at);
        PDDocumentInformation about = document.getDocumentInformation();
        about.setTitle(texts.get(Language.ZH_CN, "dossier.title") + " " + dossier.filed().number());
        about.setCreationDate(made);
        about.setModificationDate(made);
        document.setDocumentId(at);
        document.getDocumentCatalog().setLanguage("zh-CN");
    }

    private String say(String key, Object... args) {
        return texts.get(Language.ZH_CN, "dossier." + key, args);
    }

    private String named(String kind, Coded code) {
        return say(kind + "." + code.code());
    }

    private void all() throws IOException {
        sheet.title(say("title"));
        sheet.row(say("number"), filed.number() + "（" + dossier.packageId() + "）");
        sheet.row(say("filed"), minute(filed.filedAt()));
        sheet.row(say("to"), dossier.authority().name().zh() + " · " + dossier.place().zh());
        sheet.row(say("topic"), named("topic", filed.facts().topic()));
        complainant();
        respondent();
        facts();
        list(say("wants"), filed.wants().stream().sorted().map(e -> named("want", e)).toList());
        sheet.heading(say("route"));
        sheet.text(dossier.route().reason().zh());
        sheet.row(say("law"), dossier.route().law().zh());
        extracts();
        evidence();
        sheet.heading(say("check"));
        sheet.quiet(say("check.how"));
        sheet.finish(say("foot", filed.number()));
    }

    private void complainant() throws IOException {
        FiledComplaint.Complainant who = filed.complainant();
        sheet.heading(say("complainant"));
        sheet.row(say("person"), orElse(who.name(), "not-named"));
        sheet.row(say("capacity"), named("capacity", who.capacity()));
        sheet.row(say("contact"), orElse(who.contact(), "not-given"));
    }

    private void respondent() throws IOException {
        FiledComplaint.Respondent who = filed.respondent();
        sheet.heading(say("respondent"));
        sheet.row(say("kind"), named("respondent", who.kind()));
        sheet.row(say("name"), orElse(who.name(), "unknown"));
        if (who.phone() != null) {
            sheet.row(say("called-from"), who.phone());
        }
        if (who.hospital() != null) {
            sheet.row(say("hospital"), who.hospital());
        }
    }

    private void facts() throws IOException {
        FiledComplaint.What what = filed.what();
        sheet.heading(say("facts"));
        sheet.row(say("when"), what.on() == null ? say("unknown") : DAY.format(what.on()));
        if (!what.knew().isEmpty()) {
            sheet.row(
                    say("knew"),
                    what.knew().stream()
                            .sorted()
                            .map(each -> texts.get(Language.ZH_CN, "element." + each.code()))
                            .collect(Collectors.joining("、")));
        }
        sheet.space(4);
        sheet.text(what.words());
    }

    private void list(String heading, Collection<String> items) throws IOException {
        sheet.heading(heading);
        sheet.text(items.isEmpty() ? say("none") : String.join("；", items));
    }

    private void extracts() throws IOException {
        sheet.heading(say("extracts"));
        if (filed.attached().isEmpty()) {
            sheet.text(say("none"));
        }
        List<Attached> all = filed.attached();
        for (int i = 0; i < all.size(); i++) {
            Attached each = all.get(i);
            sheet.keep(80);
            sheet.text((i + 1) + ". " + each.title() + "（" + each.reference() + "）");
            for (Attached.Line line : each.lines()) {
                sheet.row(line.label(), line.text());
            }
            sheet.row(
                    say("proof"),
                    each.proof() == null ? say("proof.later") : PackageFiles.proof(i, each));
            sheet.space(6);
        }
    }

    private void evidence() throws IOException {
        sheet.heading(say("evidence"));
        if (filed.evidence().isEmpty()) {
            sheet.text(say("none"));
        }
        for (FiledComplaint.Evidence each : filed.evidence()) {
            sheet.keep(80);
            sheet.text(PackageFiles.evidence(each));
            sheet.row(say("file"), each.type() + " · " + each.size() + " B");
            sheet.row(say("arrived"), minute(each.arrivedAt()));
            sheet.row("SHA-256", each.sha256());
            sheet.space(4);
        }
    }

    private String orElse(@Nullable String value, String otherwise) {
        return value == null ? say(otherwise) : value;
    }

    private static String minute(Instant at) {
        return MINUTE.format(at.atZone(ChinaTime.ZONE));
    }
}
