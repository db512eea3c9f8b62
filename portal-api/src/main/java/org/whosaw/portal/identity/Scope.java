package org.whosaw.portal.identity;

import org.whosaw.portal.kernel.Coded;

/** What a hospital's system may do. */
public enum Scope implements Coded {
    /** Sends access events and disclosures. */
    INGEST,
    /** Keeps the directory and asks for binding codes. */
    DIRECTORY,
    /** Asks "may I?". */
    DECIDE,
    /** Says what a recipient received; for a client of that recipient. */
    RECEIVE
}
