package org.whosaw.portal.complaint;

import org.whosaw.portal.kernel.Coded;

/** Says what kind of party a complaint is about; stored by code. */
public enum RespondentKind implements Coded {
    /** The hospital or somebody who works in it, whoever employs her. */
    HOSPITAL,
    /** A confinement centre, photographer, shop, insurer or other firm. */
    BUSINESS,
    /** Who runs a site, an app, a mini-program or a group. */
    PLATFORM,
    /** A private person. */
    PERSON,
    /** An office of the state. */
    PUBLIC_BODY,
    /** She does not know. */
    UNKNOWN
}
