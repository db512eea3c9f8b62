package org.whosaw.portal.demo;

import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.demo.DemoFile.PatientLine;
import org.whosaw.portal.demo.world.DemoWorld;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Words what {@code demo} prints: where to go, what to type, what to look for. */
public final class DemoLinks {
    private static final int STORIED = 3;

    private DemoLinks() {}

    /** Returns the lines to print once the pages are served. */
    public static List<String> lines(DemoFile file, Texts texts) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(DemoWorld.HOSPITAL + "  " + DemoWorld.HOSPITAL_EN + "  " + file.baseUrl() + "/");
        lines.add(both(texts, "demo.links.password", file.oneTimePassword()));
        for (int i = 0; i < Math.min(STORIED, file.patients().size()); i++) {
            mother(lines, file, i, texts);
        }
        lines.add("");
        lines.add(both(texts, "demo.links.others", DemoFile.NAME));
        return lines;
    }

    private static void mother(List<String> lines, DemoFile file, int index, Texts texts) {
        PatientLine mother = file.patients().get(index);
        String key = DemoGuestBook.textKey(DemoGuestBook.stories().get(index));
        lines.add("");
        lines.add((index + 1) + "  " + mother.name() + "  " + link(file, mother));
        lines.add(
                "   "
                        + both(
                                texts,
                                "demo.links.type",
                                mother.phone(),
                                mother.bindingCode(),
                                file.oneTimePassword()));
        lines.add("   " + texts.get(Language.ZH_CN, key));
        lines.add("   " + texts.get(Language.EN, key));
    }

    /**
     * Returns the link that opens the way in with the code filled in; her phone stays out of it.
     */
    private static String link(DemoFile file, PatientLine mother) {
        return file.baseUrl() + "/bind?code=" + mother.bindingCode();
    }

    private static String both(Texts texts, String key, Object... args) {
        return texts.get(Language.ZH_CN, key, args) + "  " + texts.get(Language.EN, key, args);
    }
}
