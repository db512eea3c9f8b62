package org.whosaw.portal.demo.cast;

import java.util.Set;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.Purpose;

/** The jobs that run every day on their own account over everyone who lies in the wards. */
public enum RoutineJob {
    BACKUP("D-BACKUP", DemoSystem.RECORD, Unit.INFORMATION, 3, Purpose.OPERATIONS) {
        @Override
        public Set<Element> elements() {
            return Set.of(Element.NAME, Element.DIAGNOSIS, Element.ORDERS, Element.NOTES);
        }
    },
    FEES("B-DAILY", DemoSystem.BILLING, Unit.BILLING, 23, Purpose.BILLING) {
        @Override
        public Set<Element> elements() {
            return Set.of(Element.NAME, Element.BILL, Element.INSURANCE);
        }
    },
    DRUG_CHECK("Y-CHECK", DemoSystem.PHARMACY, Unit.PHARMACY, 6, Purpose.QUALITY) {
        @Override
        public Set<Element> elements() {
            return Set.of(Element.MEDICATION_LIST, Element.ORDERS);
        }
    },
    RESULTS("L-SYNC", DemoSystem.LABORATORY, Unit.LABORATORY, 11, Purpose.TREATMENT) {
        @Override
        public Set<Element> elements() {
            return Set.of(Element.NAME, Element.LABORATORY_REPORT);
        }
    };

    private final String account;
    private final DemoSystem system;
    private final Unit unit;
    private final int hour;
    private final Purpose purpose;

    RoutineJob(String account, DemoSystem system, Unit unit, int hour, Purpose purpose) {
        this.account = account;
        this.system = system;
        this.unit = unit;
        this.hour = hour;
        this.purpose = purpose;
    }

    /** Returns the names of what it reads. */
    public abstract Set<Element> elements();

    /** Returns the account on which it runs. */
    public String account() {
        return account;
    }

    /** Returns the system that it reads. */
    public DemoSystem system() {
        return system;
    }

    /** Returns the department that runs it. */
    public Unit unit() {
        return unit;
    }

    /** Returns the hour of the day at which it runs. */
    public int hour() {
        return hour;
    }

    /** Returns what it runs for. */
    public Purpose purpose() {
        return purpose;
    }
}
