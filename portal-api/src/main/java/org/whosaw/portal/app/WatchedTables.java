package org.whosaw.portal.app;

import java.util.Map;
import java.util.Set;

/**
 * The tables of which each writing of a row is a leaf, because what she is shown, or who may see
 * and do what, is made from them, and their rows change. Which table is proven how says {@code
 * docs/adr/0010}; {@code EveryTableContract} holds every table of the schema to it.
 */
public final class WatchedTables {
    private static final Set<String> ALL_COLUMNS = Set.of();

    /** Table by table; the columns named are of the moment and are not watched. */
    public static final Map<String, Set<String>> ALL =
            Map.ofEntries(
                    // The hospital as lists name it.
                    Map.entry("hospital", ALL_COLUMNS),
                    Map.entry("source_system", ALL_COLUMNS),
                    Map.entry("terminal", ALL_COLUMNS),
                    Map.entry("staff", ALL_COLUMNS),
                    Map.entry("account", ALL_COLUMNS),
                    Map.entry("recipient", ALL_COLUMNS),
                    Map.entry("calendar_year", ALL_COLUMNS),
                    Map.entry("authority_entry", ALL_COLUMNS),
                    // Who is who, and why a look was.
                    Map.entry("person", ALL_COLUMNS),
                    Map.entry("person_identifier", ALL_COLUMNS),
                    Map.entry("encounter", ALL_COLUMNS),
                    Map.entry("encounter_staff", ALL_COLUMNS),
                    Map.entry("care_fact", ALL_COLUMNS),
                    Map.entry("guardian_link", ALL_COLUMNS),
                    Map.entry("guardian_step", ALL_COLUMNS),
                    // Who may sign in, as whom.
                    Map.entry("patient_account", ALL_COLUMNS),
                    Map.entry("account_person", ALL_COLUMNS),
                    Map.entry("staff_user", Set.of("totp_step")),
                    Map.entry("desk_staff", ALL_COLUMNS),
                    Map.entry("oauth_client", ALL_COLUMNS),
                    // What the desk decided and noted.
                    Map.entry("contact_doubt", ALL_COLUMNS),
                    Map.entry("account_doubt", ALL_COLUMNS),
                    Map.entry("counter_note", ALL_COLUMNS),
                    Map.entry("counter_check", ALL_COLUMNS),
                    Map.entry("legal_hold", ALL_COLUMNS),
                    Map.entry("restore_note", ALL_COLUMNS),
                    Map.entry("request_line", ALL_COLUMNS),
                    // Requests of every other kind, each step and each answer; what is not
                    // watched is worked out of the calendar, or of the moment.
                    Map.entry(
                            "rights_request",
                            Set.of(
                                    "acknowledge_due",
                                    "due_at",
                                    "provisional",
                                    "remind_at",
                                    "reminded",
                                    "urgency",
                                    "protected",
                                    "admitted",
                                    "open")),
                    Map.entry("rights_event", ALL_COLUMNS),
                    Map.entry("rights_answer", ALL_COLUMNS),
                    Map.entry("rights_proof", ALL_COLUMNS),
                    Map.entry("rights_task", ALL_COLUMNS),
                    Map.entry("rights_silence", ALL_COLUMNS),
                    // Complaints: what was sent to the hospital, and of sealed ones each step.
                    Map.entry("hospital_complaint", ALL_COLUMNS),
                    Map.entry("complaint_leaf", ALL_COLUMNS),
                    // What recipients said, and how a stop reaches systems.
                    Map.entry("consent_use", ALL_COLUMNS),
                    Map.entry("recipient_statement", ALL_COLUMNS),
                    Map.entry("disclosure_statement", ALL_COLUMNS),
                    Map.entry("disclosure_said", ALL_COLUMNS),
                    Map.entry("disclosure_receipt", ALL_COLUMNS),
                    Map.entry("stop_enforcement", ALL_COLUMNS),
                    Map.entry("stop_list", ALL_COLUMNS),
                    Map.entry(
                            "webhook_endpoint",
                            Set.of("failures", "rest_until", "last_ok_at", "last_error")),
                    // How she wants to be told.
                    Map.entry(
                            "notice_choice",
                            Set.of("last_sent_at", "seen_upto", "email_tries", "changed_at")));

    private WatchedTables() {}
}
