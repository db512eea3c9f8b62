package org.whosaw.portal.notice;

import org.whosaw.portal.kernel.Coded;

/** Says what a notice is about; stored by code. */
public enum NoticeKind implements Coded {
    /** Her data was exported or copied. */
    EXPORTED(true, About.ACCESS),
    /** Her data was printed. */
    PRINTED(true, About.ACCESS),
    /** The emergency way was used. */
    EMERGENCY(true, About.ACCESS),
    /** Nothing on file explains a look. */
    UNEXPLAINED(true, About.ACCESS),
    /** Something was given and no consent of hers is on record. */
    NO_CONSENT(true, About.DISCLOSURE),
    /** Something was given after she had stopped it. */
    AFTER_STOP(true, About.DISCLOSURE),
    /** Something was given, and it is on record what it rests on. */
    GIVEN(false, About.DISCLOSURE),
    /** A recipient was to say that it destroyed or returned what it had, and has not. */
    END_LATE(true, About.DISCLOSURE),
    /** A recipient said that it destroyed or returned what it had. */
    ENDED(false, About.DISCLOSURE),
    /** A recipient widened what it does: an earlier permission no longer covers it. */
    WIDENED(true, About.PERMISSION),
    /** A recipient signed that it has stopped, or deleted. */
    STOP_CONFIRMED(false, About.STOP),
    /** A recipient has not signed in time that it has stopped, or deleted. */
    STOP_LATE(true, About.STOP),
    /** Somebody asked for her data and was refused. */
    ASKED_AND_REFUSED(false, About.PARTY),
    /** A request of hers was answered. */
    ANSWERED(true, About.REQUEST),
    /** There is something new about a request of hers. */
    RIGHTS_NEWS(true, About.REQUEST),
    /** The hospital has not answered a request of hers in time. */
    RIGHTS_LATE(true, About.REQUEST),
    /** Who may read a child's list has changed. */
    READERS_CHANGED(true, About.READERS),
    /** What there was in a day or a week. */
    DIGEST(false, About.NOTHING);

    private final boolean atOnce;
    private final About about;

    NoticeKind(boolean atOnce, About about) {
        this.atOnce = atOnce;
        this.about = about;
    }

    /** What a notice leads to. */
    public enum About {
        ACCESS,
        DISCLOSURE,
        PARTY,
        PERMISSION,
        STOP,
        REQUEST,
        READERS,
        NOTHING
    }

    /** Says whether a message tells of it at once; what does not wait for the digest. */
    public boolean isAtOnce() {
        return atOnce;
    }

    /** Returns what a notice of this kind leads to. */
    public About about() {
        return about;
    }
}
