package org.whosaw.portal.authority.dossier;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.complaint.Attached;
import org.whosaw.portal.complaint.FiledComplaint;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.text.Bilingual;

/** Writes {@code complaint.json}, as {@code complaint.schema.json} has it. */
final class DossierJson {
    private static final String FORMAT = "whosaw.complaint.v1";

    private final JsonGenerator json;

    private DossierJson(JsonGenerator json) {
        this.json = json;
    }

    static byte[] write(Dossier dossier) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            new DossierJson(json).all(dossier);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void all(Dossier dossier) throws IOException {
        FiledComplaint filed = dossier.filed();
        json.writeStartObject();
        text("format", FORMAT);
        text("packageId", dossier.packageId());
        text("number", filed.number());
        text("confirmedAt", filed.filedAt().toString());
        text("contentHash", filed.contentHash());
        text("language", filed.language().tag());
        channel(dossier);
        complainant(filed.complainant());
        respondent(filed.respondent());
        facts(filed);
        codes("requests", filed.wants());
        json.writeBooleanField("declarationTrue", true); // nothing is filed without it
        said("reason", dossier.route().reason());
        said("legalBasis", dossier.route().law());
        text("decidedBy", dossier.route().row() + " " + dossier.route().versions());
        evidence(filed.evidence());
        extracts(filed.attached());
        json.writeEndObject();
    }

    private void channel(Dossier dossier) throws IOException {
        json.writeObjectFieldStart("channel");
        text("code", dossier.authority().code());
        said("name", dossier.authority().name());
        text("class", dossier.authority().formClass());
        text("way", dossier.authority().way().code());
        text("regionCode", dossier.filed().facts().region().code());
        said("region", dossier.place());
        json.writeEndObject();
    }

    private void complainant(FiledComplaint.Complainant who) throws IOException {
        json.writeObjectFieldStart("complainant");
        text("capacity", who.capacity().code());
        json.writeBooleanField("realName", who.isRealName());
        text("name", who.name());
        text("contact", who.contact());
        json.writeEndObject();
    }

    private void respondent(FiledComplaint.Respondent who) throws IOException {
        json.writeObjectFieldStart("respondent");
        text("type", who.kind().code());
        text("name", who.name());
        text("phone", who.phone());
        text("hospital", who.hospital());
        json.writeEndObject();
    }

    private void facts(FiledComplaint filed) throws IOException {
        FiledComplaint.What what = filed.what();
        json.writeObjectFieldStart("facts");
        text("topic", filed.facts().topic().code());
        text("severity", filed.facts().severity().code());
        text("on", what.on() == null ? null : what.on().toString());
        text("words", what.words());
        List<Element> knew = new ArrayList<>(what.knew());
        codes("elements", knew);
        codes("dataCategories", knew.stream().map(Element::category).distinct().toList());
        json.writeArrayFieldStart("phoneNumbersCalling");
        String phone = filed.respondent().phone();
        if (phone != null) {
            json.writeString(phone);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void evidence(List<FiledComplaint.Evidence> files) throws IOException {
        json.writeArrayFieldStart("evidence");
        for (FiledComplaint.Evidence each : files) {
            json.writeStartObject();
            text("path", PackageFiles.evidence(each));
            text("type", each.type());
            json.writeNumberField("size", each.size());
            text("sha256", each.sha256());
            text("sha256AsGiven", each.given());
            text("arrivedAt", each.arrivedAt().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void extracts(List<Attached> extracts) throws IOException {
        json.writeArrayFieldStart("extracts");
        for (int i = 0; i < extracts.size(); i++) {
            Attached each = extracts.get(i);
            json.writeStartObject();
            text("kind", each.kind().code());
            text("reference", each.reference());
            text("title", each.title());
            json.writeArrayFieldStart("lines");
            for (Attached.Line line : each.lines()) {
                json.writeStartObject();
                text("label", line.label());
                text("text", line.text());
                json.writeEndObject();
            }
            json.writeEndArray();
            text("proof", each.proof() == null ? null : PackageFiles.proof(i, each));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void said(String name, Bilingual words) throws IOException {
        json.writeObjectFieldStart(name);
        text("zh", words.zh());
        text("en", words.en().isEmpty() ? words.zh() : words.en());
        json.writeEndObject();
    }

    private void codes(String name, Collection<? extends Coded> codes) throws IOException {
        json.writeArrayFieldStart(name);
        for (String each :
                codes.stream().map(Coded::code).sorted(Comparator.naturalOrder()).toList()) {
            json.writeString(each);
        }
        json.writeEndArray();
    }

    private void text(String name, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }
}
