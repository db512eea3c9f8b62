package org.whosaw.portal.ingest.fhir;

/** Names our own codes in AuditEvents, where FHIR's are coarser than what is on record. */
public final class FhirActionCodes {
    /** The system of what was done, in the words of our API. */
    public static final String ACTION = "urn:whosaw:action";

    /** The type of an entity's detail that names a kind of data. */
    public static final String CATEGORY = "urn:whosaw:category";

    /** The type of an entity's detail that names an element that was shown. */
    public static final String ELEMENT = "urn:whosaw:element";

    /**
     * The type of an entity's detail that says how many persons the same list showed, where the
     * event names only some of them.
     */
    public static final String LISTED = "urn:whosaw:listed";

    /** The system of purposes, in the words of our API. */
    public static final String PURPOSE = "urn:whosaw:purpose";

    /** The type of an entity's detail that names the ground on which something was given. */
    public static final String BASIS = "urn:whosaw:legal-basis";

    /** The type of an entity's detail that names law and article. */
    public static final String ARTICLE = "urn:whosaw:article";

    /** The type of an entity's detail that says what it rested on, as far as records say. */
    public static final String STANDING = "urn:whosaw:standing";

    /** The type of an entity's detail that names the permission it rested on. */
    public static final String GRANT = "urn:whosaw:grant";

    /** The type of an entity's detail that says how it was given. */
    public static final String METHOD = "urn:whosaw:method";

    /** The type of an entity's detail that says when the recipient said that it received it. */
    public static final String RECEIVED = "urn:whosaw:received-at";

    /** The system of whose an account is, in the words of our API. */
    public static final String ACCOUNT = "urn:whosaw:account";

    /** The system of agents that FHIR has no code for: {@link #DEPARTMENT}. */
    public static final String AGENT = "urn:whosaw:agent";

    /** The department of the one who looked. */
    public static final String DEPARTMENT = "department";

    private FhirActionCodes() {}
}
