package org.whosaw.portal.demo.cast;

/** The departments of the demo hospital, with the office that answers there. */
public enum Unit {
    CLINIC("产科门诊", "门诊二楼产科门诊"),
    WARD_1("产科一病区", "住院楼三层"),
    WARD_2("产科二病区", "住院楼五层"),
    DELIVERY("产房", "住院楼二层产房"),
    ANAESTHESIA("麻醉科", "住院楼二层手术室"),
    NEWBORN("新生儿科", "住院楼四层"),
    ULTRASOUND("超声科", "门诊三楼超声科办公室"),
    LABORATORY("检验科", "门诊一楼检验科"),
    PHARMACY("药学部", "住院楼一层药房"),
    BILLING("住院收费处", "住院楼一层大厅"),
    RECORDS("病案室", "行政楼一层病案室"),
    NUTRITION("营养科", "住院楼六层"),
    PUBLIC_HEALTH("公共卫生科", "行政楼二层"),
    INFORMATION("信息科", "行政楼三层机房旁"),
    LOGISTICS("后勤保障科", "行政楼一层"),
    REPRODUCTION("生殖医学科", "门诊五楼"),
    INFECTION("感染性疾病科", "感染楼一层"),
    PSYCHOLOGY("心理科", "门诊四楼"),
    GENETICS("产前诊断中心", "门诊五楼东侧");

    private final String words;
    private final String office;

    Unit(String words, String office) {
        this.words = words;
        this.office = office;
    }

    /** Returns the department's name. */
    public String words() {
        return words;
    }

    /** Returns where its office is. */
    public String office() {
        return office;
    }

    /** Returns the phone of its office, in the fictional range. */
    public String phone() {
        return InventedPeople.officePhone(ordinal());
    }
}
