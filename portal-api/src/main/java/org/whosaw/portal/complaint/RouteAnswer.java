package org.whosaw.portal.complaint;

import java.util.List;
import org.whosaw.portal.text.Bilingual;

/**
 * Says which administration is competent and why. She may always choose another.
 *
 * @param lead who is asked to handle it
 * @param copied who is told as well, or may be asked next; never the lead
 * @param reason why, in one plain sentence
 * @param law the articles it rests on
 * @param row the row of the table that decided
 * @param versions the versions of the directory and of the table that answered
 */
public record RouteAnswer(
        AuthorityRef lead,
        List<AuthorityRef> copied,
        Bilingual reason,
        Bilingual law,
        String row,
        String versions) {
    public RouteAnswer {
        copied = List.copyOf(copied);
    }
}
