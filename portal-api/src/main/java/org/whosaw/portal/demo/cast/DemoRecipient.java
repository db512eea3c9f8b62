package org.whosaw.portal.demo.cast;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.Directory.RecipientEntry;
import org.whosaw.portal.kernel.Element;

/** The outside parties of the demo and who passes data on to whom. */
public enum DemoRecipient {
    AGENCY("yuesao", "演示月嫂公司", "Demo Confinement Care", "confinement-agency"),
    AGENCY_HEAD_OFFICE(
            "yuesao-zongbu", "演示月嫂公司总部", "Demo Confinement Care head office", "confinement-agency"),
    PHOTOGRAPHER("tongying", "演示童影摄影", "Demo Newborn Photography", "photographer"),
    SOUVENIRS("xidan", "演示喜蛋礼品店", "Demo Baby Gifts", "souvenir-shop"),
    INSURER("ankang", "演示安康保险", "Demo Ankang Insurance", "insurer"),
    INSURANCE_FUND("yibao", "演示市医保中心", "Demo City Medical Insurance Centre", "insurer"),
    DISEASE_CONTROL(
            "jikong", "演示市疾病预防控制中心", "Demo City Centre for Disease Control", "public-health"),
    HEALTH_COMMISSION("weijian", "演示市卫生健康委员会", "Demo City Health Commission", "public-health"),
    VENDOR("yixin", "演示医信科技公司", "Demo Health Software", "vendor"),
    PROPERTY("wuye", "演示物业公司", "Demo Property Management", "property");

    private final String code;
    private final String words;
    private final String english;
    private final String kind;

    DemoRecipient(String code, String words, String english, String kind) {
        this.code = code;
        this.words = words;
        this.english = english;
        this.kind = kind;
    }

    /** Returns the recipient's code in the directory. */
    public String code() {
        return code;
    }

    /** Returns the firm's name. */
    public String words() {
        return words;
    }

    /** Returns how the directory names this kind of employer. */
    public String employerKind() {
        return switch (this) {
            case AGENCY, AGENCY_HEAD_OFFICE -> "on-site-agency";
            case VENDOR -> "vendor";
            case PROPERTY -> "property";
            default -> "other";
        };
    }

    /** Returns the card as the directory has it; contracts run on from {@code until}. */
    public RecipientEntry entry(LocalDate until) {
        DemoRecipient source = passedOnBy();
        return new RecipientEntry(
                code,
                words,
                english,
                kind,
                role(),
                unifiedCode(),
                "个人信息保护专员 " + InventedPeople.officePhone(80 + ordinal()),
                "CN",
                purpose(),
                elements(),
                retention(),
                isContracted() ? until.plusDays(200 + 10L * ordinal()) : null,
                source == null ? null : source.code);
    }

    private @Nullable DemoRecipient passedOnBy() {
        return switch (this) {
            case AGENCY_HEAD_OFFICE -> AGENCY;
            case PHOTOGRAPHER -> AGENCY_HEAD_OFFICE;
            case SOUVENIRS -> PHOTOGRAPHER;
            default -> null;
        };
    }

    private boolean isContracted() {
        return switch (this) {
            case AGENCY, INSURER, VENDOR, PROPERTY -> true;
            default -> false;
        };
    }

    private String role() {
        return switch (this) {
            case VENDOR, PROPERTY -> "entrusted";
            default -> "independent";
        };
    }

    /** Returns a code of the right shape in an area that does not exist. */
    private String unifiedCode() {
        return String.format("91400001MA%07dX", ordinal() + 1);
    }

    private String purpose() {
        return switch (this) {
            case AGENCY -> "产妇本人预约的月子护理服务";
            case AGENCY_HEAD_OFFICE -> "营业额核对与售后";
            case PHOTOGRAPHER -> "新生儿摄影推销";
            case SOUVENIRS -> "喜蛋与礼品推销";
            case INSURER -> "产妇本人申请的保险理赔";
            case INSURANCE_FUND -> "生育医疗费用结算";
            case DISEASE_CONTROL -> "传染病报告与流行病学调查";
            case HEALTH_COMMISSION -> "出生医学证明与出生登记";
            case VENDOR -> "检验与超声排队系统的运行维护";
            case PROPERTY -> "病区门禁与陪护登记";
        };
    }

    private Set<Element> elements() {
        return switch (this) {
            case AGENCY, AGENCY_HEAD_OFFICE ->
                    Set.of(Element.NAME, Element.PHONE, Element.WARD, Element.NEWBORN_BIRTH_DATE);
            case PHOTOGRAPHER, SOUVENIRS ->
                    Set.of(Element.NAME, Element.PHONE, Element.NEWBORN_BIRTH_DATE);
            case INSURER, INSURANCE_FUND ->
                    Set.of(
                            Element.NAME,
                            Element.ID_NUMBER,
                            Element.BILL,
                            Element.VISITS,
                            Element.DIAGNOSIS);
            case DISEASE_CONTROL ->
                    Set.of(
                            Element.NAME,
                            Element.ID_NUMBER,
                            Element.PHONE,
                            Element.ADDRESS,
                            Element.MOVEMENTS,
                            Element.CONTACTS,
                            Element.TEST_RESULT);
            case HEALTH_COMMISSION ->
                    Set.of(
                            Element.NAME,
                            Element.ID_NUMBER,
                            Element.NEWBORN_BIRTH_DATE,
                            Element.NEWBORN_SEX,
                            Element.DELIVERY);
            case VENDOR -> Set.of(Element.NAME, Element.LABORATORY_REPORT, Element.APPOINTMENT);
            case PROPERTY -> Set.of(Element.NAME, Element.PHONE, Element.WARD);
        };
    }

    private String retention() {
        return switch (this) {
            case AGENCY -> "服务结束后三十日内删除";
            case AGENCY_HEAD_OFFICE, PHOTOGRAPHER, SOUVENIRS -> "未向医院说明";
            case INSURER -> "理赔结案后五年";
            case INSURANCE_FUND, HEALTH_COMMISSION -> "按法定档案期限保存";
            case DISEASE_CONTROL -> "调查目的实现后销毁";
            case VENDOR -> "问题处理完即删除";
            case PROPERTY -> "出院后七日内删除";
        };
    }
}
