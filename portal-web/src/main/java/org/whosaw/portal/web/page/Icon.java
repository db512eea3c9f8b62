package org.whosaw.portal.web.page;

/**
 * Draws the pictures that stand beside words, never instead of them: 24 by 24, one stroke, hidden
 * from readers of the text.
 */
public enum Icon {
    EYE(
            "<path d='M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z'/><circle"
                    + " cx='12' cy='12' r='2.75'/>"),
    HOME("<path d='M3.5 11.5 12 4l8.5 7.5'/><path d='M5.5 10v10h4.75v-5.5h3.5V20h4.75V10'/>"),
    SHARE(
            "<circle cx='6' cy='12' r='2.5'/><circle cx='17.5' cy='5.5' r='2.5'/><circle cx='17.5'"
                    + " cy='18.5' r='2.5'/><path d='m8.2 10.8 7.1-4M8.2 13.2l7.1 4'/>"),
    DOCUMENT("<path d='M6 3.5h8l4.5 4.5v12.5H6Z'/><path d='M13.5 3.5V8.5h5M9 12.5h6.5M9 16h6.5'/>"),
    LIST(
            "<path d='M8.5 6.5h11M8.5 12h11M8.5 17.5h11'/><path d='M4.5 6.5h.01M4.5 12h.01M4.5"
                    + " 17.5h.01'/>"),
    CAMERA("<path d='M4 8h3.5L9 5.5h6L16.5 8H20v11H4Z'/><circle cx='12' cy='13.25' r='3.25'/>"),
    PULSE("<path d='M3 12.5h4l2.25-6 4.25 12 2.75-8 1.25 2H21'/>"),
    PERSON("<circle cx='12' cy='8' r='3.75'/><path d='M4.75 20c.6-4 3.4-6 7.25-6s6.65 2 7.25 6'/>"),
    PEOPLE(
            "<circle cx='9' cy='8.5' r='3.25'/><path d='M3 19.5c.5-3.5 2.75-5.25 6-5.25s5.5 1.75 6"
                    + " 5.25'/><path d='M15.5 5.6a3.25 3.25 0 0 1 0 5.8M17.5 14.6c2 .7 3.2 2.3 3.5"
                    + " 4.9'/>"),
    PHONE(
            "<path d='M5 4.5h3.75L10.5 9 8.25 10.75a11 11 0 0 0 5 5L15 13.5l4.5 1.75V19a1.5 1.5 0 0"
                    + " 1-1.5 1.5C10.5 20.5 3.5 13.5 3.5 6A1.5 1.5 0 0 1 5 4.5Z'/>"),
    CLOCK("<circle cx='12' cy='12' r='8.5'/><path d='M12 7v5.25l3.5 2'/>"),
    MOON("<path d='M20 14.2A8.25 8.25 0 0 1 9.8 4 8.25 8.25 0 1 0 20 14.2Z'/>"),
    LOCK(
            "<rect x='5' y='10.5' width='14' height='9.5' rx='2'/><path d='M8 10.5V8a4 4 0 0 1 8"
                    + " 0v2.5M12 14.5v2'/>"),
    SHIELD(
            "<path d='M12 3.5 5 6v5.5c0 4.25 2.75 7.25 7 9 4.25-1.75 7-4.75 7-9V6Z'/><path d='m9 12"
                    + " 2.25 2.25L15.25 10'/>"),
    MONITOR("<rect x='3.5' y='4.5' width='17' height='11.5' rx='1.5'/><path d='M9 20h6M12 16v4'/>"),
    PRINTER("<path d='M7 9V4h10v5M7 17H4V9h16v8h-3'/><path d='M7 14h10v6.5H7Z'/>"),
    DOWNLOAD("<path d='M12 4v11M7.5 11 12 15.5l4.5-4.5M4.5 19.5h15'/>"),
    PENCIL("<path d='m4.5 19.5.9-4L16 4.9l3.1 3.1L8.5 18.6Z'/><path d='m13.75 7.15 3.1 3.1'/>"),
    GEAR(
            "<circle cx='12' cy='12' r='3'/><path d='M12 3.5v2.25M12 18.25v2.25M20.5 12h-2.25M5.75"
                    + " 12H3.5M18 6l-1.6 1.6M7.6 16.4 6 18M18 18l-1.6-1.6M7.6 7.6 6 6'/>"),
    HELP(
            "<circle cx='12' cy='12' r='8.5'/><path d='M9.5 9.5c.2-1.4 1.2-2.2 2.6-2.2s2.5.9 2.5"
                    + " 2.2c0 1.9-2.5 2-2.5 4M12 16.8h.01'/>"),
    BABY(
            "<circle cx='12' cy='12.5' r='7.5'/><path d='M9.25 12h.01M14.75 12h.01M9.5 15.5c1.5 1.2"
                    + " 3.5 1.2 5 0M12 5c0-1.5 2-1.5 2 0'/>"),
    DEVICE("<rect x='7' y='3' width='10' height='18' rx='2'/><path d='M11 17.75h2'/>"),
    EXIT("<path d='M10 4.5H5v15h5M14.5 8l4 4-4 4M9.5 12h9'/>"),
    CHECK("<path d='m5 12.5 4.75 4.75L19.5 7.5'/>"),
    ALERT("<path d='M12 4 2.75 19.75h18.5Z'/><path d='M12 10v4.25M12 17h.01'/>"),
    INFO("<circle cx='12' cy='12' r='8.5'/><path d='M12 11v5.25M12 7.75h.01'/>"),
    SEARCH("<circle cx='10.75' cy='10.75' r='6.25'/><path d='m15.5 15.5 5 5'/>"),
    FILTER("<path d='M4 7h16M7 12h10M10 17h4'/>"),
    NEXT("<path d='m9.5 5.5 6.5 6.5-6.5 6.5'/>"),
    BACK("<path d='M14.5 5.5 8 12l6.5 6.5'/>"),
    DOWN("<path d='m5.5 9.5 6.5 6.5 6.5-6.5'/>"),
    SYSTEM(
            "<rect x='4' y='4.5' width='16' height='6' rx='1.5'/><rect x='4' y='13.5' width='16'"
                    + " height='6' rx='1.5'/><path d='M7.5 7.5h.01M7.5 16.5h.01M11 7.5h5.5M11"
                    + " 16.5h5.5'/>"),
    BUILDING(
            "<path d='M5 20.5V4h9v16.5M14 9.5h5v11M3 20.5h18M8.25 8h2.5M8.25 12h2.5M8.25"
                    + " 16h2.5'/>"),
    STOP("<circle cx='12' cy='12' r='8.5'/><path d='m6 6 12 12'/>"),
    SPEAKER(
            "<path d='M4 9.5v5h3.5L12 18.5v-13L7.5 9.5Z'/><path d='M15.5 9a4.25 4.25 0 0 1 0 6M18"
                    + " 6.5a7.75 7.75 0 0 1 0 11'/>"),
    SUN(
            "<circle cx='12' cy='12' r='4'/><path d='M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17"
                    + " 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4'/>"),
    HEART(
            "<path d='M12 19.5S4 14.75 4 9.25A4.25 4.25 0 0 1 12 7a4.25 4.25 0 0 1 8 2.25c0 5.5-8"
                    + " 10.25-8 10.25Z'/>"),
    KEY("<circle cx='8' cy='15.5' r='4'/><path d='m11 12.5 8-8M15.5 8l2.5 2.5'/>"),
    LANGUAGE(
            "<circle cx='12' cy='12' r='8.5'/><path d='M3.5 12h17M12 3.5c2.5 2.4 3.6 5.2 3.6"
                    + " 8.5s-1.1 6.1-3.6 8.5c-2.5-2.4-3.6-5.2-3.6-8.5S9.5 5.9 12 3.5Z'/>");

    private final String svg;

    Icon(String shapes) {
        this.svg =
                "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\""
                        + " focusable=\"false\">"
                        + shapes.replace('\'', '"')
                        + "</svg>";
    }

    /** Returns the picture as markup of ours, to be written unescaped. */
    public String svg() {
        return svg;
    }
}
