package org.whosaw.portal.bench;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.whosaw.portal.consent.register.NoticeText;
import org.whosaw.portal.consent.register.NoticeVersion;
import org.whosaw.portal.consent.register.RecipientRegister;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.consent.register.RecipientUse.Contract;
import org.whosaw.portal.consent.register.UseDraft;
import org.whosaw.portal.consent.register.UseRole;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.Directory.RecipientEntry;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.store.Tx;

/**
 * The world in which decisions are measured: recipients with an active use each, and grants, ten a
 * person. Those who are asked about are registered patients; of all others there are only the
 * grants. Grants are written as rows, without their steps and leaves: no decision reads those.
 */
final class DecideWorld {
    /** How many grants a person has given. */
    static final int EACH = 10;

    private static final int BATCH = 500;
    private static final int PEOPLE_AT_ONCE = 2_000;
    private static final Set<Element> ELEMENTS = EnumSet.of(Element.NAME, Element.PHONE);
    private static final String GRANT =
            "INSERT INTO consent_grant (id, hospital_id, person_id, use_id, recipient_id, purpose,"
                    + " commercial, notice_id, notice_hash, elements, mode, given_at, until_at,"
                    + " actor, account_id, state)"
                    + " VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, 'until', ?, ?, 'patient', 1, 'live')";

    private final int persons;
    private final int recipients;
    private final int asked;
    private final BenchReport report;

    DecideWorld(int grants, int recipients, int asked, BenchReport report) {
        this.persons = Math.max(1, grants / EACH);
        this.recipients = recipients;
        this.asked = Math.min(persons, asked);
        this.report = report;
    }

    /** Returns how many persons are asked about: B0, B1 and so on. */
    int asked() {
        return asked;
    }

    /** Returns the number of a recipient whom a person has allowed. */
    int recipientOf(int person, int which) {
        return (person * EACH + which) % recipients;
    }

    private record Given(RecipientUse use, NoticeVersion notice) {}

    void fill(BenchHouse house, HospitalId hospital) {
        List<Given> uses = uses(house, hospital);
        report.progress(recipients + " recipients");
        List<PersonId> people = people(house, hospital);
        report.progress(people.size() + " patients");
        Instant now = house.clock().instant();
        for (int from = 0; from < persons; from += PEOPLE_AT_ONCE) {
            int first = from;
            int to = Math.min(persons, from + PEOPLE_AT_ONCE);
            house.database().write(tx -> grants(house, tx, people, uses, first, to, now));
        }
        report.progress((long) persons * EACH + " grants");
    }

    private List<PersonId> people(BenchHouse house, HospitalId hospital) {
        List<PersonId> people = new ArrayList<>();
        for (int from = 0; from < asked; from += BATCH) {
            List<PatientEntry> entries = new ArrayList<>();
            for (int i = from; i < Math.min(asked, from + BATCH); i++) {
                entries.add(
                        new PatientEntry(
                                "B" + i, null, "测量" + i, null, null, null, null, null, null,
                                List.of()));
            }
            house.hospital().patients().putPatients(hospital, entries).stream()
                    .map(answer -> Objects.requireNonNull(answer.subject()))
                    .forEach(people::add);
        }
        return people;
    }

    private void grants(
            BenchHouse house,
            Tx tx,
            List<PersonId> people,
            List<Given> uses,
            int from,
            int to,
            Instant now) {
        try (PreparedStatement insert = tx.connection().prepareStatement(GRANT)) {
            for (int i = from; i < to; i++) {
                long person = i < asked ? people.get(i).value() : house.ids().next();
                for (int which = 0; which < EACH; which++) {
                    Given given = uses.get(recipientOf(i, which));
                    bind(insert, house.ids().next(), person, given, now);
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("filling failed", e);
        }
    }

    private static void bind(
            PreparedStatement insert, long id, long person, Given given, Instant now)
            throws SQLException {
        RecipientUse use = given.use();
        insert.setLong(1, id);
        insert.setLong(2, use.hospital().value());
        insert.setLong(3, person);
        insert.setLong(4, use.id());
        insert.setLong(5, use.recipientId());
        insert.setString(6, use.purpose().code());
        insert.setLong(7, given.notice().id());
        insert.setBytes(8, given.notice().hash());
        insert.setLong(9, Element.toBits(ELEMENTS));
        insert.setLong(10, Micros.of(now));
        insert.setLong(11, Micros.of(now.plusSeconds(86_400L * 300)));
    }

    private List<Given> uses(BenchHouse house, HospitalId hospital) {
        List<RecipientEntry> entries = new ArrayList<>();
        for (int i = 0; i < recipients; i++) {
            entries.add(
                    new RecipientEntry(
                            "R" + i,
                            "测量影楼" + i,
                            null,
                            "photographer",
                            "independent",
                            null,
                            null,
                            "CN",
                            null,
                            ELEMENTS,
                            null,
                            null,
                            null));
        }
        for (int from = 0; from < recipients; from += BATCH) {
            house.hospital()
                    .directory()
                    .putRecipients(
                            hospital, entries.subList(from, Math.min(recipients, from + BATCH)));
        }
        List<Given> uses = new ArrayList<>();
        for (int i = 0; i < recipients; i++) {
            uses.add(use(house, hospital, i));
        }
        return uses;
    }

    private static Given use(BenchHouse house, HospitalId hospital, int number) {
        RecipientRegister register = house.consent().register();
        LocalDate today = LocalDate.ofInstant(house.clock().instant(), ChinaTime.ZONE);
        NoticeText text =
                new NoticeText("医", "医", "影", "影", "拍", "文", "名", "三", "停", "约", "会", "不", "不");
        RecipientUse use =
                register.put(
                        hospital,
                        new UseDraft(
                                "R" + number,
                                Purpose.PHOTOGRAPHY,
                                LegalBasis.CONSENT,
                                null,
                                ELEMENTS,
                                "file",
                                "三十天",
                                "约",
                                "会",
                                new Contract("B" + number, today, today.plusYears(2)),
                                "B",
                                UseRole.INDEPENDENT,
                                null,
                                false));
        NoticeVersion notice = register.publish(use, text, text, null);
        register.activate(use.id());
        return new Given(register.find(use.id()).orElseThrow(), notice);
    }
}
