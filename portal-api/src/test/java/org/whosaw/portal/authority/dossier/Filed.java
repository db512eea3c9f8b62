package org.whosaw.portal.authority.dossier;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.whosaw.portal.authority.directory.AuthorityDirectory;
import org.whosaw.portal.authority.directory.Places;
import org.whosaw.portal.authority.route.RouteFile;
import org.whosaw.portal.authority.route.Routing;
import org.whosaw.portal.complaint.Attached;
import org.whosaw.portal.complaint.AttachedKind;
import org.whosaw.portal.complaint.Capacity;
import org.whosaw.portal.complaint.ComplaintFacts;
import org.whosaw.portal.complaint.EvidenceSource;
import org.whosaw.portal.complaint.FiledComplaint;
import org.whosaw.portal.complaint.RespondentKind;
import org.whosaw.portal.complaint.Severity;
import org.whosaw.portal.complaint.Topic;
import org.whosaw.portal.complaint.Want;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.Region;
import org.whosaw.portal.text.Language;

/** A complaint with ten extracts and some files, as a test of packages needs one. */
public final class Filed {
    static final String WORDS =
            "11 月 22 日 10:05 有人用 154 0000 0001 打电话给我，说知道我的预产期，还叫出了我的名字“𪚥龘”。\n"
                    + "我没有同意过任何摄影机构。我怀疑名单被卖，请查清信息从哪里来。";

    private final Map<String, byte[]> files = new TreeMap<>();
    private final List<FiledComplaint.Evidence> evidence = new ArrayList<>();
    private FiledComplaint.Respondent respondent =
            new FiledComplaint.Respondent(
                    RespondentKind.BUSINESS, "演示摄影工作室", "15400000001", "市妇幼演示医院");

    /** Adds a file. */
    public Filed with(String name, String type, byte[] bytes) {
        String hash = HexFormat.of().formatHex(PackageZip.digest().digest(bytes));
        files.put(name, bytes);
        evidence.add(
                new FiledComplaint.Evidence(
                        name,
                        type,
                        bytes.length,
                        hash,
                        hash,
                        Instant.parse("2026-11-22T03:00:00Z")));
        return this;
    }

    /** Makes it about somebody else. */
    public Filed about(FiledComplaint.Respondent other) {
        respondent = other;
        return this;
    }

    /** Returns what opens the files. */
    public EvidenceSource source() {
        return name -> new ByteArrayInputStream(files.get(name));
    }

    /** Returns what the package is made of. */
    public Dossier dossier() {
        Routing routing = new Routing(AuthorityDirectory::shipped, RouteFile.shipped());
        FiledComplaint filed = complaint();
        LocalDate day = LocalDate.parse("2026-11-22");
        return new Dossier(
                "pk_0123456789ABC",
                filed,
                AuthorityDirectory.shipped().find(filed.lead(), day).orElseThrow(),
                routing.of(filed.facts(), day),
                Places.shipped().fullName(filed.facts().region()));
    }

    /** Returns the complaint. */
    public FiledComplaint complaint() {
        List<Attached> attached = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            attached.add(
                    new Attached(
                            AttachedKind.ACCESS,
                            "ae_" + i + "00000000000",
                            "2026 年 11 月 " + i + " 日 09:30 有人打开过您的信息",
                            List.of(
                                    new Attached.Line("谁", "护士 · 产科门诊 · 王＊＊ · K7Q2M"),
                                    new Attached.Line("经由", "超声分诊排队系统（信息科负责）"),
                                    new Attached.Line("看到", "姓名、手机号、孕周、预产期")),
                            i == 10 ? null : "{\"format\":\"whosaw.receipt.v1\"}"));
        }
        return new FiledComplaint(
                "cp_0123456789ABC",
                7,
                Instant.parse("2026-11-22T04:05:06.123456Z"),
                HexFormat.of()
                        .formatHex(
                                PackageZip.digest().digest("x".getBytes(StandardCharsets.UTF_8))),
                Language.ZH_CN,
                new ComplaintFacts(
                        Topic.LIST_SOLD,
                        RespondentKind.BUSINESS,
                        new Region("330100"),
                        Severity.MONEY),
                "police",
                "sold-2",
                new FiledComplaint.Complainant(Capacity.SELF, "演示一", "154 0000 0002"),
                respondent,
                new FiledComplaint.What(
                        WORDS,
                        LocalDate.parse("2026-11-22"),
                        Set.of(Element.DUE_DATE, Element.NAME)),
                Set.of(Want.STOP, Want.INVESTIGATE),
                attached,
                evidence);
    }
}
