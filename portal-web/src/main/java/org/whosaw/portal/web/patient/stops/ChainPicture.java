package org.whosaw.portal.web.patient.stops;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.whosaw.portal.consent.stop.Stop.AtParty;

/**
 * Draws a chain of recipients from above to below; it is hidden from readers, who have the list.
 */
final class ChainPicture {
    private static final int WIDTH = 360;
    private static final int STEP = 64;
    private static final int INDENT = 22;
    private static final int BOX = 48;
    private static final int LONGEST = 18;

    private record Box(long id, int depth, String name, String state) {}

    private final List<Box> boxes = new ArrayList<>();
    private final List<Integer> parents = new ArrayList<>();

    private ChainPicture() {}

    /** Names a party and where it stands. */
    interface Labels {
        String name(AtParty party);

        String state(AtParty party);
    }

    /** Returns the picture as SVG, every text escaped. */
    static String of(String house, String houseState, List<AtParty> parties, Labels labels) {
        ChainPicture picture = new ChainPicture();
        picture.boxes.add(new Box(0, 0, house, houseState));
        picture.parents.add(-1);
        picture.below(null, 0, 1, parties, labels);
        return picture.svg();
    }

    private void below(
            @org.jspecify.annotations.Nullable Long parent,
            int parentIndex,
            int depth,
            List<AtParty> parties,
            Labels labels) {
        for (AtParty each : parties) {
            if (Objects.equals(each.parent(), parent)) {
                boxes.add(
                        new Box(
                                each.card().id(),
                                Math.min(depth, 5),
                                labels.name(each),
                                labels.state(each)));
                parents.add(parentIndex);
                below(each.card().id(), boxes.size() - 1, depth + 1, parties, labels);
            }
        }
    }

    private String svg() {
        StringBuilder svg = new StringBuilder(512);
        int height = boxes.size() * STEP - (STEP - BOX) + 2;
        svg.append(
                        "<svg class=\"chain-picture\" aria-hidden=\"true\" focusable=\"false\""
                                + " viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(height)
                .append("\" width=\"100%\">");
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            int x = 1 + box.depth() * INDENT;
            int y = 1 + i * STEP;
            if (i > 0) {
                int from = parents.get(i);
                int line = 12 + boxes.get(from).depth() * INDENT;
                svg.append("<path fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.8\" d=\"M")
                        .append(line)
                        .append(' ')
                        .append(1 + from * STEP + BOX)
                        .append('V')
                        .append(y + BOX / 2)
                        .append('H')
                        .append(x)
                        .append("\"/>");
            }
            svg.append(
                            "<rect fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.8\""
                                    + " rx=\"10\" x=\"")
                    .append(x)
                    .append("\" y=\"")
                    .append(y)
                    .append("\" width=\"")
                    .append(WIDTH - 2 - box.depth() * INDENT)
                    .append("\" height=\"")
                    .append(BOX)
                    .append("\"/>");
            text(svg, x + 14, y + 20, "strong", box.name());
            text(svg, x + 14, y + 38, "small", box.state());
        }
        return svg.append("</svg>").toString();
    }

    private static void text(StringBuilder svg, int x, int y, String css, String text) {
        String cut = text.length() > LONGEST * 2 ? text.substring(0, LONGEST * 2 - 1) + "…" : text;
        svg.append("<text fill=\"currentColor\" font-size=\"14\" class=\"")
                .append(css)
                .append("\" x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y)
                .append("\">")
                .append(escape(cut))
                .append("</text>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
