package org.whosaw.portal.web.patient.rights;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;

/**
 * Holds the one screen on which she says what she asks.
 *
 * @param factor what shows once more that it is she, before she can ask; or null
 * @param elsewhere whether she must open her own list for that first
 * @param stop where she can stop a giving herself and now, or null
 * @param about the line of the list that it is about, or empty
 * @param receiver to whom her data shall go, or null where nobody is asked for
 * @param other whether what is asked of a relative or an agent is unfolded
 */
public record RightFormUiState(
        String headline,
        String sub,
        @Nullable Note note,
        @Nullable Factor factor,
        boolean elsewhere,
        @Nullable String stop,
        String kind,
        String about,
        List<Choice> scopes,
        @Nullable String scopeError,
        List<Choice> capacities,
        boolean other,
        Field aboutName,
        Field aboutNumber,
        Field relation,
        @Nullable Field receiver,
        Field words,
        boolean colleague,
        String promise) {
    public RightFormUiState {
        scopes = List.copyOf(scopes);
        capacities = List.copyOf(capacities);
    }

    /** Says whether the form is shown. */
    public boolean isOpen() {
        return factor == null && !elsewhere;
    }

    /** What was typed to show that it is she. */
    public record Factor(Field visit, Field date, Field counter) {}

    @Override
    public String toString() {
        return "RightFormUiState[redacted]";
    }
}
