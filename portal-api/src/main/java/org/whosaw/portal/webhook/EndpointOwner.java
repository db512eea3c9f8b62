package org.whosaw.portal.webhook;

import org.whosaw.portal.kernel.Coded;

/** Whose endpoint it is. Stored by code. */
public enum EndpointOwner implements Coded {
    /** One of the hospital's systems, named by its code. */
    SYSTEM,
    /** A recipient, named by its code. */
    RECIPIENT
}
