package org.whosaw.portal.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.complaint.course.ComplaintState;
import org.whosaw.portal.complaint.course.ComplaintStep;
import org.whosaw.portal.complaint.desk.ComplaintDesk.Begun;
import org.whosaw.portal.complaint.desk.ComplaintDesk.Tracked;
import org.whosaw.portal.complaint.desk.ComplaintDraft;
import org.whosaw.portal.complaint.desk.FilingReceipt;
import org.whosaw.portal.complaint.desk.HospitalPost;
import org.whosaw.portal.complaint.hospital.CaseState;
import org.whosaw.portal.complaint.hospital.HospitalCases;
import org.whosaw.portal.crypto.CodeKeys.CodeKey;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.ledger.receipt.ReceiptCheck;
import org.whosaw.portal.ledger.receipt.ReceiptFile;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.store.Tx;

/** What a complaint is from its first word to its result, on either engine. */
abstract class ComplaintContract {
    private ComplaintHouse house;

    abstract Engine engine();

    @BeforeEach
    void open() {
        house = new ComplaintHouse(engine().database());
    }

    @Test
    void file_wholeDraft_isProvenStepByStepToTheResult() {
        Begun begun = house.begin();
        CodeKey key = begun.key();
        Tracked filed = house.desk.file(key);
        assertThat(filed.body().state()).isEqualTo(ComplaintState.FILED);
        FiledComplaint confirmed = house.desk.filed(key).orElseThrow();
        assertThat(confirmed.lead()).isEqualTo("cac");
        assertThat(confirmed.respondent().phone()).isEqualTo("+8615400009999");
        assertThat(confirmed.attached()).as("left out is left out").hasSize(1);
        FilingReceipt receipt =
                FilingReceipt.check(house.desk.receipt(key).orElseThrow(), null).orElseThrow();
        assertThat(receipt.contentHash()).isEqualTo(confirmed.contentHash());
        house.desk.handedOver(key);
        house.desk.step(key, ComplaintStep.RECEIPT_GIVEN, null, "W2026-1", null);
        house.desk.step(key, ComplaintStep.TRANSFERRED, "nhc", null, null);
        Tracked result = house.desk.step(key, ComplaintStep.RESULT_GIVEN, null, null, "已责令改正");
        assertThat(result.body().reference()).isEqualTo("W2026-1");
        assertThat(result.body().authority()).isEqualTo("nhc");
        house.settle();
        byte[] file = ReceiptFile.write(house.desk.proof(key));
        ReceiptCheck.Verdict verdict =
                new ReceiptCheck(java.util.List.<org.whosaw.portal.ledger.note.NoteKey>of(), null)
                        .check(file);
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.entries()).hasSize(6);
        assertThat(audit()).isEmpty();
    }

    @Test
    void receipt_changed_doesNotHold() {
        Begun begun = house.begin();
        house.desk.file(begun.key());
        String text =
                new String(house.desk.receipt(begun.key()).orElseThrow(), StandardCharsets.UTF_8);
        String forged = text.replaceFirst("2026|2025|2024", "2023");
        assertThat(FilingReceipt.check(forged.getBytes(StandardCharsets.UTF_8), null)).isEmpty();
    }

    @Test
    void file_nothingWritten_namesEveryField() {
        Begun begun =
                house.desk.begin(
                        ComplaintDraft.EMPTY, org.whosaw.portal.text.Language.EN, "198.51.100.7");
        assertThatThrownBy(() -> house.desk.file(begun.key()))
                .isInstanceOfSatisfying(
                        PortalException.class,
                        e ->
                                assertThat(e.fields())
                                        .extracting(FieldError::field)
                                        .containsExactly(
                                                "topic", "words", "wants", "respondent", "name"));
    }

    @Test
    void enter_codeTypedAnyWay_opens_andNoOtherDoes() {
        Begun begun = house.begin();
        String code = begun.code().grouped();
        assertThat(house.desk.enter(code.replace(' ', '－'), "198.51.100.8").place())
                .isEqualTo(begun.key().place());
        assertThat(house.desk.ofToken(begun.key().token())).isPresent();
        assertThat(house.desk.ofToken("AAAA")).isEmpty();
        for (String each : List.of("", "1", "0000 0000 0000 0000", code.substring(1) + "0")) {
            assertThatThrownBy(() -> house.desk.enter(each, "198.51.100.8"))
                    .hasMessage("complaint.no-such-code");
        }
    }

    @Test
    void step_notOfTheCourse_isRefusedAndChangesNothing() {
        CodeKey key = house.begin().key();
        assertThatThrownBy(() -> house.desk.step(key, ComplaintStep.CLOSED, null, null, null))
                .hasMessage("complaint.went-on");
        house.desk.file(key);
        assertThatThrownBy(() -> house.desk.file(key)).hasMessage("complaint.filed-already");
        assertThatThrownBy(() -> house.desk.save(key, draft -> draft))
                .hasMessage("complaint.filed-already");
        assertThatThrownBy(() -> house.desk.step(key, ComplaintStep.SENT_OFF, null, null, null))
                .hasMessage("invalid-fields");
        assertThat(house.desk.find(key).body().events()).hasSize(1);
    }

    @Test
    void find_bodyPutBack_isNoticed() {
        CodeKey key = house.begin().key();
        house.desk.file(key);
        engine().database()
                .write(
                        tx -> {
                            try (Statement statement = tx.connection().createStatement()) {
                                statement.executeUpdate("DELETE FROM complaint_leaf");
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        assertThat(house.desk.find(key).intact()).isFalse();
        house.settle();
        assertThat(audit()).contains("ROW_GONE complaint", "ROW_CHANGED complaint");
    }

    private List<String> audit() {
        return house
                .ledger
                .audit(List.of(house.room.provable()))
                .check(null, done -> {})
                .findings()
                .stream()
                .map(each -> each.kind() + " " + each.name().replaceAll(" .*", ""))
                .distinct()
                .toList();
    }

    private void outside(String... all) {
        engine().database()
                .write(
                        tx -> {
                            try (Statement statement = tx.connection().createStatement()) {
                                for (String each : all) {
                                    statement.executeUpdate(each);
                                }
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }

    /** Whoever can write to the database is found out in every table of sealed complaints. */
    @Test
    void everyTable_changedDeletedInsertedExchangedPutBack_isNamed() throws IOException {
        CodeKey key = house.begin().key();
        house.desk.addEvidence(key, new ByteArrayInputStream(new byte[] {'a', '\n'}));
        CodeKey other = house.begin().key();
        house.desk.addEvidence(other, new ByteArrayInputStream(new byte[] {'b', '\n'}));
        outside("CREATE TABLE before_filing AS SELECT * FROM complaint");
        house.desk.file(key);
        house.desk.file(other);
        house.begin();
        house.settle();
        assertThat(audit()).isEmpty();
        for (String table : List.of("complaint", "complaint_file", "complaint_piece")) {
            outside("CREATE TABLE kept_" + table + " AS SELECT * FROM " + table);
        }
        String one = "(SELECT MIN(id) FROM complaint)";
        String two = "(SELECT MIN(id) FROM complaint WHERE id > " + one + ")";
        String file = "(SELECT MIN(id) FROM complaint_file)";
        String from = " FROM kept_complaint WHERE id = " + two + ")";
        attack("ROW_CHANGED complaint", "UPDATE complaint SET body = (SELECT body" + from);
        attack("ROW_CHANGED complaint", "UPDATE complaint SET version = version + 1");
        attack("ROW_CHANGED complaint", "UPDATE complaint SET changed_at = 5 WHERE id = " + one);
        attack("ROW_CHANGED complaint", "UPDATE complaint SET files = '' WHERE id = " + one);
        attack("ROW_CHANGED complaint", "UPDATE complaint SET row_seal = (SELECT row_seal" + from);
        attack(
                "ROW_CHANGED complaint",
                "DELETE FROM complaint WHERE id = " + one,
                "INSERT INTO complaint SELECT * FROM before_filing b WHERE NOT EXISTS"
                        + " (SELECT 1 FROM complaint c WHERE c.id = b.id)");
        attack("ROW_GONE complaint", "DELETE FROM complaint WHERE id = " + one);
        attack(
                "ROW_ADDED complaint",
                "UPDATE complaint SET row_seal = NULL WHERE id = (SELECT MAX(id) FROM complaint)");
        attack(
                "ROW_CHANGED complaint",
                "UPDATE complaint SET id = 5 WHERE id = (SELECT MAX(id) FROM complaint)");
        attack("ROW_GONE complaint_file", "DELETE FROM complaint_file WHERE id = " + file);
        attack("ROW_CHANGED complaint_file", "UPDATE complaint_file SET arrived_at = 5");
        attack("ROW_CHANGED complaint_file", "UPDATE complaint_file SET complaint_id = " + two);
        attack("ROW_ADDED complaint_file", "INSERT INTO complaint_file VALUES (5, 5, 5, NULL)");
        attack("ROW_CHANGED complaint_file", "DELETE FROM complaint_piece WHERE file_id = " + file);
        attack(
                "ROW_CHANGED complaint_file",
                "UPDATE complaint_piece SET body = (SELECT body FROM kept_complaint_piece"
                        + " WHERE file_id <> "
                        + file
                        + ") WHERE file_id = "
                        + file);
        attack(
                "ROW_CHANGED complaint_file",
                "INSERT INTO complaint_piece SELECT file_id, 1, body FROM kept_complaint_piece");
        attack(
                "ROW_GONE complaint_file",
                "INSERT INTO complaint_piece SELECT 5, 0, body FROM kept_complaint_piece"
                        + " WHERE file_id = "
                        + file);
        assertThat(audit()).as("every attack was undone").isEmpty();
    }

    private void attack(String finding, String... sql) {
        outside(sql);
        assertThat(audit()).as(sql[0]).contains(finding);
        for (String table : List.of("complaint", "complaint_file", "complaint_piece")) {
            outside(
                    "DELETE FROM " + table,
                    "INSERT INTO " + table + " SELECT * FROM kept_" + table);
        }
    }

    @Test
    void evidence_isKeptSealedAndComesBack_andOneTooManyIsRefused() throws IOException {
        CodeKey key = house.begin().key();
        byte[] text = "她说知道预产期\n".getBytes(StandardCharsets.UTF_8);
        FiledComplaint.Evidence first = house.desk.addEvidence(key, new ByteArrayInputStream(text));
        assertThat(first.name()).matches("01-ev_[0-9A-Z]{13}\\.txt");
        assertThat(first.sha256()).isEqualTo(first.given());
        try (InputStream in = house.desk.source(key).open(first.name())) {
            assertThat(in.readAllBytes()).isEqualTo(text);
        }
        for (int i = 1; i < 20; i++) {
            house.desk.addEvidence(key, new ByteArrayInputStream(text));
        }
        assertThatThrownBy(() -> house.desk.addEvidence(key, new ByteArrayInputStream(text)))
                .hasMessage("complaint.evidence-many");
        house.desk.removeEvidence(key, first.name());
        assertThat(house.desk.find(key).body().draft().evidence()).hasSize(19);
    }

    @Test
    void sweep_draftLeftAlone_isGone_andFiledOnesStay() throws IOException {
        CodeKey draft = house.begin().key();
        house.desk.addEvidence(draft, new ByteArrayInputStream("x y".getBytes()));
        CodeKey filed = house.begin().key();
        house.desk.file(filed);
        house.clock.advance(Duration.ofDays(31));
        assertThat(house.desk.sweep()).isEqualTo(1);
        assertThat(house.desk.ofToken(draft.token())).isEmpty();
        assertThat(house.desk.ofToken(filed.token())).isPresent();
    }

    @Test
    void hospital_readsItsOwnCopy_answers_andLearnsOfNothingElse() throws IOException {
        CodeKey key = house.begin().key();
        house.desk.addEvidence(
                key, new ByteArrayInputStream("证据".getBytes(StandardCharsets.UTF_8)));
        house.desk.save(
                key,
                draft ->
                        draft.with(
                                new ComplaintDraft.To(
                                        true, true, "nhc", Set.of(), Capacity.SELF, "", "")));
        Tracked filed = house.desk.file(key);
        HospitalCases.Entry entry = house.cases.list(ComplaintHouse.officer()).get(0);
        HospitalCases.Case read = house.cases.open(ComplaintHouse.officer(), entry.number());
        assertThat(read.content().happened().words()).isEqualTo("我怀疑名单被卖");
        assertThat(read.content().to().authority()).isFalse();
        assertThat(read.content().to().lead()).isNull();
        assertThat(read.content().origin()).hasSize(1);
        String file = read.content().evidence().get(0).name();
        try (InputStream in =
                house.cases.evidence(ComplaintHouse.officer(), entry.number(), file)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("证据");
        }
        house.cases.assign(ComplaintHouse.officer(), entry.number());
        house.cases.ask(ComplaintHouse.officer(), entry.number(), "哪一天？");
        house.desk.replyToHospital(key, "11 月 1 日");
        house.cases.answer(ComplaintHouse.officer(), entry.number(), "查到了", "已停用账号", "1");
        HospitalPost.Standing standing = house.desk.atHospital(filed.body()).orElseThrow();
        assertThat(standing.state()).isEqualTo(CaseState.ANSWERED.code());
        assertThat(standing.entries())
                .extracting(HospitalPost.Entry::hers)
                .containsExactly(true, false, false, true, false);
        house.concerned = true;
        assertThatThrownBy(() -> house.cases.open(ComplaintHouse.officer(), entry.number()))
                .hasMessage("complaint.own-case");
        house.settle();
        assertThat(
                        house.ledger
                                .audit(List.of(house.room.provable()))
                                .check(null, done -> {})
                                .findings())
                .isEmpty();
    }

    /** What somebody with the database learns: that something was filed, when, how large. */
    @Test
    void administrator_withAndWithoutASealedOne_seesThatOneIsThereAndNothingOfIt()
            throws IOException {
        Map<String, Set<String>> before = everyRow();
        Begun begun = house.begin();
        house.desk.addEvidence(
                begun.key(), new ByteArrayInputStream("证据".getBytes(StandardCharsets.UTF_8)));
        house.desk.file(begun.key());
        Map<String, Set<String>> after = everyRow();
        after.forEach((table, rows) -> rows.removeAll(before.getOrDefault(table, Set.of())));
        after.values().removeIf(Set::isEmpty);
        assertThat(after.keySet())
                .containsExactlyInAnyOrder(
                        "complaint",
                        "complaint_leaf",
                        "complaint_file",
                        "complaint_piece",
                        "ledger_pending",
                        "rate_window");
        String seen = after.toString();
        for (String each :
                List.of(
                        "我怀疑名单被卖",
                        "15400009999",
                        "王一",
                        "市妇幼演示医院",
                        "cac",
                        "证据",
                        begun.code().grouped().replace(" ", ""))) {
            assertThat(seen).doesNotContain(each);
        }
        assertThat(after.get("complaint")).hasSize(1);
        assertThat(after.get("rate_window").toString())
                .as("what was tried stands in no row")
                .startsWith("[|tries|")
                .doesNotContain("complaint");
    }

    /** Reads every table as whoever holds the database would, bytes as the text they may be. */
    private Map<String, Set<String>> everyRow() {
        return engine().database()
                .read(
                        tx -> {
                            Map<String, Set<String>> all = new TreeMap<>();
                            try (ResultSet tables =
                                    tx.connection()
                                            .getMetaData()
                                            .getTables(null, null, "%", new String[] {"TABLE"})) {
                                while (tables.next()) {
                                    String schema = tables.getString("TABLE_SCHEM");
                                    if (schema == null || schema.equals("public")) {
                                        String name = tables.getString("TABLE_NAME");
                                        all.put(name, rows(tx, name));
                                    }
                                }
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                            return all;
                        });
    }

    private static Set<String> rows(Tx tx, String table) throws SQLException {
        Set<String> all = new TreeSet<>();
        try (Statement query = tx.connection().createStatement();
                ResultSet row = query.executeQuery("SELECT * FROM " + table)) {
            while (row.next()) {
                StringBuilder line = new StringBuilder();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    Object value = row.getObject(i);
                    line.append('|')
                            .append(
                                    value instanceof byte[] bytes
                                            ? new String(bytes, StandardCharsets.UTF_8)
                                            : value);
                }
                all.add(line.toString());
            }
        }
        return all;
    }
}
