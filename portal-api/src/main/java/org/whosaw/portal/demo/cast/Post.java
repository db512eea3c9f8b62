package org.whosaw.portal.demo.cast;

import org.jspecify.annotations.Nullable;

/** The posts that staff hold, how many hold each, and when they work. */
public enum Post {
    CLINIC_DOCTOR(Unit.CLINIC, "physician", "副主任医师", 5, Hours.OFFICE),
    CLINIC_NURSE(Unit.CLINIC, "nurse", "护士", 5, Hours.OFFICE),
    WARD_1_HEAD(Unit.WARD_1, "head-nurse", "护士长", 1, Hours.OFFICE),
    WARD_1_NURSE(Unit.WARD_1, "nurse", "护士", 16, Hours.ROTA),
    WARD_1_DOCTOR(Unit.WARD_1, "physician", "主治医师", 4, Hours.OFFICE),
    WARD_1_RESIDENT(Unit.WARD_1, "resident", "住院医师", 4, Hours.DUTY),
    WARD_2_HEAD(Unit.WARD_2, "head-nurse", "护士长", 1, Hours.OFFICE),
    WARD_2_NURSE(Unit.WARD_2, "nurse", "护士", 16, Hours.ROTA),
    WARD_2_DOCTOR(Unit.WARD_2, "physician", "主治医师", 4, Hours.OFFICE),
    WARD_2_RESIDENT(Unit.WARD_2, "resident", "住院医师", 4, Hours.DUTY),
    MIDWIFE(Unit.DELIVERY, "midwife", "助产士", 12, Hours.ROTA),
    ANAESTHETIST(Unit.ANAESTHESIA, "anaesthetist", "麻醉医师", 4, Hours.DUTY),
    NEWBORN_NURSE(Unit.NEWBORN, "nurse", "新生儿护士", 8, Hours.ROTA),
    PAEDIATRICIAN(Unit.NEWBORN, "paediatrician", "新生儿科医师", 4, Hours.DUTY),
    SONOGRAPHER(Unit.ULTRASOUND, "sonographer", "超声医师", 4, Hours.OFFICE),
    TRIAGE_NURSE(Unit.ULTRASOUND, "nurse", "分诊护士", 4, Hours.OFFICE),
    TECHNICIAN(Unit.LABORATORY, "technician", "检验技师", 6, Hours.DUTY),
    PHARMACIST(Unit.PHARMACY, "pharmacist", "药师", 4, Hours.DUTY),
    CASHIER(Unit.BILLING, "registrar", "收费员", 4, Hours.OFFICE),
    CODER(Unit.RECORDS, "coder", "病案编码员", 2, Hours.OFFICE),
    DIETITIAN(Unit.NUTRITION, "dietitian", "营养师", 2, Hours.OFFICE),
    EPIDEMIOLOGIST(Unit.PUBLIC_HEALTH, "public-health-officer", "公卫医师", 2, Hours.OFFICE),
    ENGINEER(Unit.INFORMATION, "engineer", "信息工程师", 3, Hours.OFFICE),
    FERTILITY_DOCTOR(Unit.REPRODUCTION, "physician", "主治医师", 2, Hours.OFFICE),
    INFECTION_DOCTOR(Unit.INFECTION, "physician", "主治医师", 2, Hours.OFFICE),
    PSYCHOLOGIST(Unit.PSYCHOLOGY, "physician", "心理科医师", 2, Hours.OFFICE),
    GENETICIST(Unit.GENETICS, "physician", "产前诊断医师", 2, Hours.OFFICE),
    AGENCY_CLERK(Unit.WARD_1, "clerk", "驻点文员", 2, Hours.OFFICE, DemoRecipient.AGENCY),
    GUARD(Unit.LOGISTICS, "guard", "保安", 3, Hours.ROTA, DemoRecipient.PROPERTY),
    VENDOR_ENGINEER(Unit.INFORMATION, "engineer", "驻场运维", 2, Hours.OFFICE, DemoRecipient.VENDOR);

    /** When the holders of a post work. */
    public enum Hours {
        /** Weekdays by day; one of them on call at the weekend. */
        OFFICE,
        /** Two days, two evenings, two nights, two off. */
        ROTA,
        /** By day as in an office; one of them on duty through evening and night. */
        DUTY
    }

    private final Unit unit;
    private final String role;
    private final String title;
    private final int count;
    private final Hours hours;
    private final @Nullable DemoRecipient employer;

    Post(Unit unit, String role, String title, int count, Hours hours) {
        this(unit, role, title, count, hours, null);
    }

    Post(
            Unit unit,
            String role,
            String title,
            int count,
            Hours hours,
            @Nullable DemoRecipient employer) {
        this.unit = unit;
        this.role = role;
        this.title = title;
        this.count = count;
        this.hours = hours;
        this.employer = employer;
    }

    /** Returns the department of the post. */
    public Unit unit() {
        return unit;
    }

    /** Returns the role as the directory codes it. */
    public String role() {
        return role;
    }

    /** Returns the title as it is worn. */
    public String title() {
        return title;
    }

    /** Returns how many hold the post. */
    public int count() {
        return count;
    }

    /** Returns when its holders work. */
    public Hours hours() {
        return hours;
    }

    /** Returns the firm that employs the holders, or null for the hospital itself. */
    public @Nullable DemoRecipient employer() {
        return employer;
    }
}
