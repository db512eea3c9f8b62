package org.whosaw.portal.demo.cast;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.whosaw.portal.hospital.Directory.TerminalEntry;

/** The terminals of the demo hospital, with addresses from the ranges kept for documentation. */
public enum DemoTerminal {
    QUEUE_DESK_1("us-desk-1", "超声分诊台一号机", "Ultrasound triage desk, PC 1", Unit.ULTRASOUND, 'o'),
    QUEUE_DESK_2("us-desk-2", "超声分诊台二号机", "Ultrasound triage desk, PC 2", Unit.ULTRASOUND, 'o'),
    SCAN_1("us-room-1", "超声检查一室", "Ultrasound room 1", Unit.ULTRASOUND, 'p'),
    SCAN_2("us-room-2", "超声检查二室", "Ultrasound room 2", Unit.ULTRASOUND, 'p'),
    CLINIC_1("clinic-1", "产科门诊一诊室", "Antenatal clinic room 1", Unit.CLINIC, 'p'),
    CLINIC_2("clinic-2", "产科门诊二诊室", "Antenatal clinic room 2", Unit.CLINIC, 'p'),
    CLINIC_DESK("clinic-desk", "产科门诊护士台", "Antenatal clinic desk", Unit.CLINIC, 'o'),
    WARD_1_STATION("ward1-station", "产科一病区护士站", "Ward 1 nurses' station", Unit.WARD_1, 's'),
    WARD_1_CART("ward1-cart", "产科一病区移动查房车", "Ward 1 trolley", Unit.WARD_1, 's'),
    WARD_1_OFFICE("ward1-office", "产科一病区医生办公室", "Ward 1 doctors' room", Unit.WARD_1, 's'),
    WARD_1_AGENCY("ward1-agency", "产科一病区服务台", "Ward 1 service desk", Unit.WARD_1, 'o'),
    WARD_2_STATION("ward2-station", "产科二病区护士站", "Ward 2 nurses' station", Unit.WARD_2, 's'),
    WARD_2_CART("ward2-cart", "产科二病区移动查房车", "Ward 2 trolley", Unit.WARD_2, 's'),
    WARD_2_OFFICE("ward2-office", "产科二病区医生办公室", "Ward 2 doctors' room", Unit.WARD_2, 's'),
    DELIVERY_1("delivery-1", "产房一号机", "Delivery suite, PC 1", Unit.DELIVERY, 's'),
    THEATRE("theatre-1", "手术室麻醉工作站", "Theatre workstation", Unit.ANAESTHESIA, 's'),
    NURSERY("nursery-1", "新生儿科工作站", "Newborn unit workstation", Unit.NEWBORN, 's'),
    LABORATORY_1("lab-1", "检验科工作站", "Laboratory workstation", Unit.LABORATORY, 's'),
    PHARMACY_1("pharmacy-1", "住院药房窗口机", "Inpatient pharmacy", Unit.PHARMACY, 's'),
    CASH_1("cash-1", "住院收费一号窗", "Admissions and cash desk 1", Unit.BILLING, 'p'),
    RECORDS_1("records-1", "病案室工作站", "Records office", Unit.RECORDS, 'p'),
    DIET_1("diet-1", "营养科工作站", "Dietitians' office", Unit.NUTRITION, 'p'),
    PUBLIC_HEALTH_1("epi-1", "公共卫生科工作站", "Public health office", Unit.PUBLIC_HEALTH, 'p'),
    INFORMATION_1("it-1", "信息科运维机", "IT operations", Unit.INFORMATION, 'p'),
    VENDOR_REMOTE("vendor-vpn", "厂商远程维护通道", "Vendor's remote line", Unit.INFORMATION, 's'),
    FERTILITY_1("fertility-1", "生殖医学科诊室", "Reproductive medicine room", Unit.REPRODUCTION, 'p'),
    INFECTION_1("infection-1", "感染科诊室", "Infectious diseases room", Unit.INFECTION, 'p'),
    PSYCHOLOGY_1("psychology-1", "心理科诊室", "Psychology room", Unit.PSYCHOLOGY, 'p'),
    GENETICS_1("genetics-1", "产前诊断诊室", "Prenatal diagnosis room", Unit.GENETICS, 'p'),
    LODGE("lodge-1", "住院楼门卫室", "Inpatient block lodge", Unit.LOGISTICS, 's');

    private static final Map<Unit, List<DemoTerminal>> BY_UNIT = new EnumMap<>(Unit.class);

    static {
        for (DemoTerminal each : values()) {
            if (each != WARD_1_AGENCY && each != VENDOR_REMOTE) {
                BY_UNIT.computeIfAbsent(each.unit, unit -> new ArrayList<>()).add(each);
            }
        }
    }

    private final String code;
    private final String place;
    private final String english;
    private final Unit unit;
    private final char standing;

    /**
     * @param standing p in a room, s shared by several, o shared and open to passers-by
     */
    DemoTerminal(String code, String place, String english, Unit unit, char standing) {
        this.code = code;
        this.place = place;
        this.english = english;
        this.unit = unit;
        this.standing = standing;
    }

    /** Returns the terminals where the holders of a post work. */
    public static List<DemoTerminal> of(Post post) {
        return switch (post) {
            case AGENCY_CLERK -> List.of(WARD_1_AGENCY);
            case VENDOR_ENGINEER -> List.of(VENDOR_REMOTE);
            case TRIAGE_NURSE -> List.of(QUEUE_DESK_1, QUEUE_DESK_2);
            case SONOGRAPHER -> List.of(SCAN_1, SCAN_2);
            default -> BY_UNIT.getOrDefault(post.unit(), List.of(LODGE));
        };
    }

    /** Returns the terminal's code in the directory. */
    public String code() {
        return code;
    }

    /** Returns its address. */
    public String ip() {
        return this == VENDOR_REMOTE ? "198.51.100.23" : "192.0.2." + (20 + ordinal());
    }

    /** Returns the directory entry. */
    public TerminalEntry entry() {
        return new TerminalEntry(
                code, place, english, unit.words(), standing != 'p', standing == 'o');
    }
}
