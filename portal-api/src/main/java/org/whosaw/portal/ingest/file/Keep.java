package org.whosaw.portal.ingest.file;

import org.whosaw.portal.kernel.Coded;

/** Says what becomes of an original after a durable answer. */
public enum Keep implements Coded {
    /** It is destroyed. */
    NONE,
    /** It is sealed, and then destroyed. */
    SEALED
}
