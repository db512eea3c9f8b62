package org.whosaw.portal.app.request;

import java.util.Map;
import java.util.Set;

/** The tables whose rows are no leaf each time they are written, and what there is instead. */
final class TablesOtherwise {
    /** A leaf for each event or step, the ledger itself, or a keyed digest in the row. */
    static final Set<String> WITH_LEAVES =
            Set.of(
                    "access_event",
                    "access_subject",
                    "access_waiting",
                    "access_withheld",
                    "access_review",
                    "access_manifest",
                    "accessor",
                    "origin",
                    "disclosure",
                    "disclosure_subject",
                    "disclosure_waiting",
                    "disclosure_withheld",
                    "request",
                    "request_event",
                    "request_answer",
                    "consent_grant",
                    "consent_event",
                    "consent_refusal",
                    "consent_notice",
                    "consent_stop",
                    "stop_event",
                    "stop_target",
                    "deferral",
                    "deferral_event",
                    "erasure",
                    "erasure_kept",
                    "retention_stone",
                    "data_key",
                    "row_version",
                    "ledger_bundle",
                    "ledger_checkpoint",
                    "ledger_entry",
                    "ledger_head",
                    "ledger_pending",
                    "ledger_tile",
                    // Sealed rows; a leaf for each writing would tell when a draft was begun.
                    "complaint",
                    "complaint_file",
                    "complaint_piece",
                    "hospital_complaint_event");

    /** The rest, each with why. */
    static final Map<String, String> UNPROVEN =
            Map.ofEntries(
                    Map.entry("access_arrival", "worked out of proven rows"),
                    Map.entry("access_day", "worked out of proven rows"),
                    Map.entry("access_feed", "worked out of proven rows"),
                    Map.entry("access_run", "worked out of proven rows"),
                    Map.entry("explanation_change", "worked out of proven rows"),
                    Map.entry("notice", "worked out of proven rows"),
                    Map.entry("notice_bell", "worked out of proven rows"),
                    Map.entry("access_look", "up to where she read: of the moment"),
                    Map.entry("notice_round", "up to where she was told: of the moment"),
                    Map.entry("notice_sent", "up to where she was told: of the moment"),
                    Map.entry(
                            "consent_asked",
                            "what was asked in vain, at a machine's pace: nothing was given by it,"
                                    + " and who can write can hide it (ADR 10 says so)"),
                    Map.entry("stop_letter", "codes of letters, by their hash, until used"),
                    Map.entry("consent_token", "tokens that were shown, until they end"),
                    Map.entry("binding_code", "codes, by their hash, until used"),
                    Map.entry("counter_code", "codes, by their hash, until used"),
                    Map.entry("sign_in_challenge", "codes, by their hash, until used"),
                    Map.entry("client_assertion", "seen tokens, until they end"),
                    Map.entry("patient_session", "sessions, by their hash, until they end"),
                    Map.entry("refresh_token", "sessions, by their hash, until they end"),
                    Map.entry("staff_session", "sessions, by their hash, until they end"),
                    Map.entry("staff_lock", "tries, for minutes"),
                    Map.entry("rate_window", "tries, for minutes"),
                    Map.entry("outbox_envelope", "a queue"),
                    Map.entry("authority_package", "a queue; what is in it is signed"),
                    Map.entry("authority_package_piece", "a queue; what is in it is signed"),
                    Map.entry("webhook_delivery", "a queue"),
                    Map.entry("ingest_file", "a queue"),
                    Map.entry("ingest_refusal", "a count for the desk"),
                    Map.entry("retention_pass", "how far a job is"),
                    Map.entry("demo_mark", "of a demo world alone"),
                    Map.entry("schema_digest", "of migration"),
                    Map.entry("databasechangelog", "of migration"),
                    Map.entry("DATABASECHANGELOG", "of migration"),
                    Map.entry("databasechangeloglock", "of migration"),
                    Map.entry("DATABASECHANGELOGLOCK", "of migration"));

    private TablesOtherwise() {}
}
