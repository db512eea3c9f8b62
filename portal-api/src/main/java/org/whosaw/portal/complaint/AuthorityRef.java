package org.whosaw.portal.complaint;

import org.whosaw.portal.text.Bilingual;

/**
 * Names an authority without its contact.
 *
 * @param code its code in the directory
 * @param name what it is called
 * @param takesRealNameOnly whether it takes nothing from somebody without a name
 * @param way how a package reaches it
 */
public record AuthorityRef(
        String code, Bilingual name, boolean takesRealNameOnly, HandoverWay way) {}
