package org.whosaw.portal.demo.cast;

import static org.whosaw.portal.access.AccessAction.CREATE;
import static org.whosaw.portal.access.AccessAction.EXPORT;
import static org.whosaw.portal.access.AccessAction.LIST;
import static org.whosaw.portal.access.AccessAction.PRINT;
import static org.whosaw.portal.access.AccessAction.SEARCH;
import static org.whosaw.portal.access.AccessAction.UPDATE;
import static org.whosaw.portal.access.AccessAction.VIEW;

import java.util.Set;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.Purpose;

/** What one click shows: the system, the action, the purpose it gives, the names of elements. */
public enum Screen {
    QUEUE_PAGE(
            DemoSystem.QUEUE,
            LIST,
            Purpose.SCHEDULING,
            Element.NAME,
            Element.SEX,
            Element.AGE,
            Element.PHONE,
            Element.APPOINTMENT,
            Element.LAST_PERIOD,
            Element.GESTATIONAL_WEEK,
            Element.DUE_DATE),
    QUEUE_PRINT(QUEUE_PAGE, PRINT),
    QUEUE_CALL(DemoSystem.QUEUE, UPDATE, Purpose.SCHEDULING, Element.NAME, Element.APPOINTMENT),
    CHART(
            DemoSystem.RECORD,
            VIEW,
            Purpose.TREATMENT,
            Element.NAME,
            Element.AGE,
            Element.WARD,
            Element.BED,
            Element.DIAGNOSIS),
    IDENTITY_PAGE(
            DemoSystem.RECORD,
            VIEW,
            Purpose.CARE_COORDINATION,
            Element.NAME,
            Element.ID_NUMBER,
            Element.PHONE,
            Element.ADDRESS,
            Element.RELATIVES),
    SEARCH_PATIENT(DemoSystem.RECORD, SEARCH, Purpose.TREATMENT, Element.NAME, Element.AGE),
    WARD_LIST(
            DemoSystem.RECORD,
            LIST,
            Purpose.CARE_COORDINATION,
            Element.NAME,
            Element.WARD,
            Element.BED),
    NOTES(DemoSystem.RECORD, VIEW, Purpose.TREATMENT, Element.NOTES, Element.DIAGNOSIS),
    NOTE_ENTRY(DemoSystem.RECORD, UPDATE, Purpose.TREATMENT, Element.NOTES),
    VITALS(DemoSystem.RECORD, VIEW, Purpose.TREATMENT, Element.VITAL_SIGNS),
    VITALS_ENTRY(DemoSystem.RECORD, CREATE, Purpose.TREATMENT, Element.VITAL_SIGNS),
    ORDERS(DemoSystem.RECORD, VIEW, Purpose.TREATMENT, Element.ORDERS, Element.MEDICATION_LIST),
    ORDER_ENTRY(DemoSystem.RECORD, CREATE, Purpose.TREATMENT, Element.ORDERS),
    PREGNANCY(
            DemoSystem.RECORD,
            VIEW,
            Purpose.TREATMENT,
            Element.PREGNANCY_RECORD,
            Element.GESTATIONAL_WEEK,
            Element.DUE_DATE),
    PREGNANCY_ENTRY(
            DemoSystem.RECORD,
            UPDATE,
            Purpose.TREATMENT,
            Element.PREGNANCY_RECORD,
            Element.LAST_PERIOD,
            Element.DUE_DATE),
    DELIVERY_RECORD(DemoSystem.RECORD, UPDATE, Purpose.TREATMENT, Element.DELIVERY),
    CHART_PRINT(
            DemoSystem.RECORD,
            PRINT,
            Purpose.PATIENT_REQUEST,
            Element.NAME,
            Element.DIAGNOSIS,
            Element.NOTES),
    CODING(
            DemoSystem.RECORD,
            UPDATE,
            Purpose.QUALITY,
            Element.NAME,
            Element.DIAGNOSIS,
            Element.DELIVERY),
    DIET(DemoSystem.RECORD, UPDATE, Purpose.TREATMENT, Element.ORDERS),
    FERTILITY(DemoSystem.RECORD, VIEW, Purpose.TREATMENT, Element.FERTILITY_RECORD),
    INFECTION(DemoSystem.RECORD, VIEW, Purpose.TREATMENT, Element.INFECTION_STATUS),
    PSYCHOLOGY(DemoSystem.RECORD, VIEW, Purpose.TREATMENT, Element.MENTAL_HEALTH_RECORD),
    GENETICS(DemoSystem.RECORD, VIEW, Purpose.TREATMENT, Element.GENETIC_REPORT),
    LAB_REPORT(DemoSystem.LABORATORY, VIEW, Purpose.TREATMENT, Element.LABORATORY_REPORT),
    LAB_ENTRY(
            DemoSystem.LABORATORY,
            CREATE,
            Purpose.TREATMENT,
            Element.NAME,
            Element.LABORATORY_REPORT),
    LAB_EXPORT(
            DemoSystem.LABORATORY,
            EXPORT,
            Purpose.MAINTENANCE,
            Element.NAME,
            Element.PHONE,
            Element.LABORATORY_REPORT),
    SCAN(DemoSystem.IMAGING, CREATE, Purpose.TREATMENT, Element.NAME, Element.IMAGES),
    SCAN_REPORT(
            DemoSystem.IMAGING, VIEW, Purpose.TREATMENT, Element.IMAGING_REPORT, Element.IMAGES),
    CHILD(
            DemoSystem.NEWBORN,
            VIEW,
            Purpose.TREATMENT,
            Element.NEWBORN_RECORD,
            Element.NEWBORN_BIRTH_DATE,
            Element.NEWBORN_SEX),
    CHILD_ENTRY(
            DemoSystem.NEWBORN, UPDATE, Purpose.TREATMENT, Element.NEWBORN_RECORD, Element.FEEDING),
    BIRTH_LIST(
            DemoSystem.NEWBORN,
            LIST,
            Purpose.CONFINEMENT_CARE,
            Element.NAME,
            Element.PHONE,
            Element.WARD,
            Element.BED,
            Element.NEWBORN_BIRTH_DATE,
            Element.NEWBORN_SEX),
    BIRTH_EXPORT(BIRTH_LIST, EXPORT),
    BILL(DemoSystem.BILLING, VIEW, Purpose.BILLING, Element.NAME, Element.BILL),
    BILL_SETTLE(
            DemoSystem.BILLING,
            UPDATE,
            Purpose.BILLING,
            Element.NAME,
            Element.ID_NUMBER,
            Element.BILL,
            Element.INSURANCE),
    ADMIT(
            DemoSystem.BILLING,
            CREATE,
            Purpose.OPERATIONS,
            Element.NAME,
            Element.ID_NUMBER,
            Element.PHONE,
            Element.ADDRESS,
            Element.RELATIVES),
    DISPENSE(DemoSystem.PHARMACY, UPDATE, Purpose.TREATMENT, Element.NAME, Element.MEDICATION_LIST),
    SHEET(
            DemoSystem.EPIDEMIOLOGY,
            VIEW,
            Purpose.PUBLIC_HEALTH,
            Element.NAME,
            Element.ID_NUMBER,
            Element.PHONE,
            Element.ADDRESS,
            Element.EMPLOYER,
            Element.MOVEMENTS,
            Element.CONTACTS),
    SHEET_EXPORT(SHEET, EXPORT);

    private final DemoSystem system;
    private final AccessAction action;
    private final Purpose purpose;
    private final Set<Element> elements;
    private final Set<DataCategory> categories;

    Screen(DemoSystem system, AccessAction action, Purpose purpose, Element... elements) {
        this.system = system;
        this.action = action;
        this.purpose = purpose;
        this.elements = Set.of(elements);
        this.categories = Set.copyOf(Element.categoriesOf(this.elements));
    }

    Screen(Screen other, AccessAction action) {
        this.system = other.system;
        this.action = action;
        this.purpose = other.purpose;
        this.elements = other.elements;
        this.categories = other.categories;
    }

    /** Returns the system that shows it. */
    public DemoSystem system() {
        return system;
    }

    /** Returns what is done on it. */
    public AccessAction action() {
        return action;
    }

    /** Returns the purpose that its system gives. */
    public Purpose purpose() {
        return purpose;
    }

    /** Returns the names of what it shows. */
    public Set<Element> elements() {
        return elements;
    }

    /** Returns the kinds of what it shows. */
    public Set<DataCategory> categories() {
        return categories;
    }
}
