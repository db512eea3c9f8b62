package org.whosaw.portal.access;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.whosaw.portal.hospital.PersonName;

/**
 * Shows for whom somebody acted. Logs give a name, a number, a role or a house in one field and do
 * not say which: what is plainly a role or a house is shown, all else is masked as staff are.
 */
final class PrincipalName {
    private static final Set<String> ROLES =
            Set.of(
                    "hcp",
                    "pat",
                    "ass",
                    "rep",
                    "tcu",
                    "grp",
                    "patient",
                    "doctor",
                    "physician",
                    "nurse",
                    "midwife",
                    "guardian",
                    "representative",
                    "assistant",
                    "healthcare professional",
                    "主责医生",
                    "主管医生",
                    "主治医生",
                    "主治医师",
                    "值班医生",
                    "责任护士",
                    "值班护士",
                    "科主任",
                    "护士长",
                    "医生",
                    "护士",
                    "助产士",
                    "患者",
                    "本人",
                    "监护人");
    private static final Pattern HOUSE =
            Pattern.compile(
                    ".{2,}(?:医院|公司|中心|机构|集团|卫生院|诊所|药房|药店|大学|学院|学校|委员会|卫健委|卫健局|医保局"
                        + "|疾控|科室|病区|病房|门诊|门诊部|办公室|系统|平台|会所|月子|护理院|妇保院|疗养院|工作室|影楼"
                        + "|实验室|研究所|研究院|基金会|协会|学会|保险|银行|事务所|派出所|公安局|法院|检察院|服务站)"
                        + "|.*(?:[产妇儿内外]|急诊|超声|检验|放射|影像|药剂|信息|病案|财务|医务|护理|麻醉)科"
                        + "|.*\\b(?:hospital|clinic|clinics|department|centre|center|university|institute"
                        + "|ltd|inc|gmbh|llc|spital|klinik|praxis|apotheke|stiftung|pharmacy|laboratory"
                        + "|insurance|foundation|organi[sz]ation|company|agency|ministry|ag|sarl|s\\.a)\\.?",
                    Pattern.CASE_INSENSITIVE);

    private PrincipalName() {}

    static String shown(String principal) {
        String text = principal.strip();
        return ROLES.contains(text.toLowerCase(Locale.ROOT)) || HOUSE.matcher(text).matches()
                ? text
                : PersonName.mask(text);
    }
}
