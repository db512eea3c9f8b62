package org.whosaw.portal.demo.cast;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.hospital.Rhythm;

/** The systems of the demo hospital, each with the office that answers for it. */
public enum DemoSystem {
    QUEUE("us-queue", "超声分诊排队系统", "Ultrasound triage queue", Unit.ULTRASOUND, "US", true),
    RECORD("emr", "电子病历系统", "Electronic medical record", Unit.INFORMATION, "D", false),
    LABORATORY("lis", "检验信息系统", "Laboratory system", Unit.LABORATORY, "L", true),
    IMAGING("pacs", "医学影像系统", "Imaging archive", Unit.ULTRASOUND, "P", false),
    NEWBORN("newborn", "新生儿管理系统", "Newborn register", Unit.NEWBORN, "N", false),
    BILLING("billing", "住院收费系统", "Billing", Unit.BILLING, "B", false),
    PHARMACY("pharmacy", "药房系统", "Pharmacy", Unit.PHARMACY, "Y", false),
    EPIDEMIOLOGY("epi", "流行病学调查系统", "Epidemiology", Unit.PUBLIC_HEALTH, "E", false),
    REGISTER("register", "对外提供登记簿", "Register of provisions", Unit.RECORDS, "R", false);

    private final String code;
    private final String words;
    private final String english;
    private final Unit unit;
    private final String accountPrefix;
    private final boolean vendorRun;

    DemoSystem(
            String code,
            String words,
            String english,
            Unit unit,
            String accountPrefix,
            boolean vendorRun) {
        this.code = code;
        this.words = words;
        this.english = english;
        this.unit = unit;
        this.accountPrefix = accountPrefix;
        this.vendorRun = vendorRun;
    }

    /** Returns the system's code in the directory. */
    public String code() {
        return code;
    }

    /** Returns the account a staff member has in this system. */
    public String account(String staffId) {
        return accountPrefix + "-" + staffId;
    }

    /** Returns the directory entry; the custodian is named by {@code custodian}. */
    public SystemEntry entry(@Nullable String custodian) {
        SystemEntry entry =
                new SystemEntry(
                        code,
                        words,
                        english,
                        vendorRun ? DemoRecipient.VENDOR.words() : null,
                        unit.words(),
                        unit.office(),
                        unit.phone(),
                        custodian);
        return switch (this) {
            case REGISTER, EPIDEMIOLOGY -> entry; // nothing for days is nothing amiss
            case QUEUE -> entry.sending(Rhythm.WORKDAYS);
            default -> entry.sending(Rhythm.NIGHTLY);
        };
    }
}
