package org.whosaw.portal.retention.erasure;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.whosaw.portal.store.Tx;

/**
 * The statements that take a person's rows away, in one place, so that whoever adds a table about
 * persons adds it here. Each takes her id for every question mark.
 */
final class ErasedRows {
    private static final List<String> OF_PERSON =
            List.of(
                    // Words that were about her alone; most are sealed under the key that goes too.
                    "UPDATE access_event SET reason = NULL, approval = NULL"
                            + " WHERE subject_count <= 1 AND (reason IS NOT NULL OR approval IS NOT"
                            + " NULL) AND id IN (SELECT event_id FROM access_subject WHERE"
                            + " person_id = ?)",
                    "UPDATE request SET words = NULL, account_id = NULL WHERE person_id = ?",
                    "UPDATE request_answer SET body = @EMPTY@ WHERE request_id IN"
                            + " (SELECT id FROM request WHERE person_id = ?)",
                    "UPDATE access_review SET words = NULL WHERE person_id = ?",
                    "UPDATE rights_event SET words = NULL WHERE request_id IN (SELECT id FROM"
                            + " rights_request WHERE seal_person_id = ?)",
                    "UPDATE rights_answer SET body = @EMPTY@ WHERE request_id IN (SELECT id FROM"
                            + " rights_request WHERE seal_person_id = ?)",
                    "UPDATE rights_proof SET content = NULL WHERE request_id IN (SELECT id FROM"
                            + " rights_request WHERE seal_person_id = ?)",
                    "UPDATE rights_task SET words = @EMPTY@, answer = NULL WHERE request_id IN"
                            + " (SELECT id FROM rights_request WHERE seal_person_id = ?)",
                    // What she still asked has come to its end with her data.
                    "UPDATE rights_request SET state = 'answered', outcome = 'deleted', open = 0,"
                            + " remind_at = NULL, closed_at = (SELECT MAX(e.erased_at) FROM erasure"
                            + " e WHERE e.person_id = rights_request.person_id)"
                            + " WHERE person_id = ? AND open = 1",
                    "UPDATE rights_request SET body = NULL, account_id = NULL, department = NULL"
                            + " WHERE seal_person_id = ? OR person_id = ?",
                    "UPDATE consent_grant SET account_id = NULL WHERE person_id = ?",
                    "UPDATE consent_refusal SET account_id = NULL WHERE person_id = ?",
                    "UPDATE consent_event SET actor_id = NULL WHERE person_id = ?",
                    "DELETE FROM consent_asked WHERE person_id = ?",
                    "UPDATE counter_note SET note = @EMPTY@ WHERE person_id = ?",
                    "DELETE FROM counter_check WHERE person_id = ?",
                    "DELETE FROM contact_doubt WHERE person_id = ?",
                    "DELETE FROM deferral_event WHERE deferral_id IN (SELECT id FROM deferral"
                            + " WHERE person_id = ? AND state NOT IN ('proposed', 'standing'))",
                    "DELETE FROM deferral WHERE person_id = ?"
                            + " AND state NOT IN ('proposed', 'standing')",
                    "DELETE FROM legal_hold WHERE person_id = ?",
                    "DELETE FROM explanation_change WHERE person_id = ?",
                    "DELETE FROM care_fact WHERE person_id = ?",
                    "DELETE FROM encounter_staff WHERE encounter_id IN"
                            + " (SELECT id FROM encounter WHERE person_id = ?)",
                    "DELETE FROM encounter WHERE person_id = ?",
                    "DELETE FROM access_look WHERE person_id = ?",
                    "DELETE FROM notice_sent WHERE notice_id IN"
                            + " (SELECT id FROM notice WHERE person_id = ?)",
                    "DELETE FROM notice WHERE person_id = ?",
                    "DELETE FROM notice_round WHERE person_id = ?",
                    "DELETE FROM notice_bell WHERE person_id = ?",
                    "DELETE FROM binding_code WHERE person_id = ?",
                    "DELETE FROM counter_code WHERE person_id = ?",
                    "DELETE FROM guardian_link WHERE guardian_id = ? OR child_id = ?",
                    "DELETE FROM guardian_step WHERE guardian_id = ? OR child_id = ?",
                    "DELETE FROM sign_in_challenge WHERE phone_index ="
                            + " (SELECT phone_key FROM person WHERE id = ?)",
                    "DELETE FROM account_person WHERE person_id = ?",
                    "UPDATE patient_session SET chosen_person_id = NULL, ended_at = expires_at"
                            + " WHERE chosen_person_id = ?",
                    "UPDATE patient_session SET second_factor_person_id = NULL,"
                            + " second_factor_until = NULL WHERE second_factor_person_id = ?",
                    "UPDATE person SET mother_id = NULL, mother_key = NULL WHERE mother_id = ?",
                    "DELETE FROM person_identifier WHERE person_id = ?",
                    "DELETE FROM person WHERE id = ?");

    private static final List<String> OF_ACCOUNT =
            List.of(
                    "DELETE FROM refresh_token WHERE session_id IN"
                            + " (SELECT id FROM patient_session WHERE account_id = ?)",
                    "DELETE FROM patient_session WHERE account_id = ?",
                    "DELETE FROM access_look WHERE account_id = ?",
                    "DELETE FROM notice_choice WHERE account_id = ?",
                    "DELETE FROM notice_sent WHERE account_id = ?",
                    "DELETE FROM patient_account WHERE id = ?");

    private ErasedRows() {}

    /** Takes away what is about a person. */
    static void ofPerson(Tx tx, long person) {
        run(tx, OF_PERSON, person);
    }

    /** Takes away a sign-in account that serves nobody any more. */
    static void ofAccount(Tx tx, long account) {
        run(tx, OF_ACCOUNT, account);
    }

    private static void run(Tx tx, List<String> statements, long id) {
        for (String each : statements) {
            String sql = each.replace("@EMPTY@", "?");
            boolean empties = !sql.equals(each);
            try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
                int places = statement.getParameterMetaData().getParameterCount();
                for (int i = 1; i <= places; i++) {
                    if (empties && i == 1) {
                        statement.setBytes(i, new byte[0]);
                    } else {
                        statement.setLong(i, id);
                    }
                }
                statement.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException("erasing failed", e);
            }
        }
    }
}
