package org.whosaw.portal.complaint;

import org.whosaw.portal.kernel.Coded;

/** Says how a package reaches an authority; stored by code. */
public enum HandoverWay implements Coded {
    /** She, or an officer for her, fills the authority's own form; nothing is scripted. */
    GUIDED,
    /** A folder that the authority reads. */
    FOLDER,
    /** An e-mail with the package, encrypted. */
    MAIL
}
