package org.whosaw.portal.web.page;

/**
 * Holds one page ready to be written: its template, its chrome and its state.
 *
 * @param template the name below {@code /templates}, for example {@code open/landing}
 */
public record PageView(String template, Chrome chrome, Object state) {
    @Override
    public String toString() {
        return "PageView[" + template + "]";
    }
}
